// A network learns exclusive or; prints what it has learned, bit by bit.
#include <cstdio>
#include <relu_live/core/table.hpp>
#include <relu_live/core/trainer.hpp>

int main() {
  const nn::Dataset data{4, 2, 1, {0, 0, 0, 1, 1, 0, 1, 1}, {0, 1, 1, 0}};
  nn::Trainer trainer({.input = {.channels = 2},
                       .layers = {{.outputs = 8, .activation = {nn::find_activation("relu")}},
                                  {.outputs = 1, .activation = {nn::find_activation("identity")}}},
                       .initializer = nn::find_row(nn::initializers(), "he"),
                       .loss = nn::find_row(nn::losses<float>(), "mean-squared-error"),
                       .optimizer = nn::find_row(nn::optimizers<float>(), "sgd"),
                       .rule = {.learning_rate = 0.1},
                       .batch = 4},
                      data);
  for (int step = 0; step < 500; ++step) trainer.step();
  for (const float number : trainer.network().plain_parameters()) std::printf("%a\n", number);
  std::printf("loss %a\n", trainer.evaluate(data).loss);
}
