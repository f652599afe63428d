// Prints one line per function, generator of data and training run, `name hash`: the builds must
// print the same lines.
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "../../cpp/core/generated.hpp"
#include "../../cpp/experiments/training_loss.hpp"
#include "elementary_hash.hpp"

namespace {

void print(const std::string& name, std::uint64_t hash) {
  std::printf("%s %016llx\n", name.c_str(), static_cast<unsigned long long>(hash));
}

void add(nn::testing::Hash& hash, const std::vector<float>& numbers) {
  for (const float number : numbers) hash.add(number);
}

void print_data(const nn::DatasetGenerator& generator) {
  nn::Rng rng(1, nn::Stream::data);
  const nn::Dataset data = generator.generate(1000, 0.1f, rng);
  nn::testing::Hash hash;
  add(hash, data.inputs);
  add(hash, data.targets);
  print("data " + std::string(generator.name), hash.value());
}

void print_run(const std::string& name, const nn::TrainingLossOptions& options) {
  auto session = nn::TrainingLoss::start(options);
  if (!session) {
    std::printf("%s refused: %s\n", name.c_str(), session.error().c_str());
    return;
  }
  while ((*session)->advance(100)) {
  }
  const nn::TrainingLossSaved end = (*session)->save();
  nn::testing::Hash hash;
  for (const nn::SavedNetwork& network : end.networks) {
    add(hash, network.parameters);
    add(hash, network.memory);
  }
  for (const nn::TrainingCurve& curve : end.curves) {
    add(hash, curve.training_loss);
    add(hash, curve.validation_loss);
  }
  print(name, hash.value());
}

}  // namespace

int main() {
  using nn::testing::elementary_hash;
  print("exp", elementary_hash(nn::exp<float>));
  print("expm1", elementary_hash(nn::expm1<float>));
  print("log", elementary_hash(nn::log<float>));
  print("log1p", elementary_hash(nn::log1p<float>));
  print("tanh", elementary_hash(nn::tanh<float>));
  print("sigmoid", elementary_hash(nn::sigmoid<float>));
  print("erf", elementary_hash(nn::erf<float>));
  print("gelu", elementary_hash(nn::gelu<float>));
  print("gelu'", elementary_hash(nn::gelu_derivative<float>));
  print("silu", elementary_hash(nn::silu<float>));
  print("silu'", elementary_hash(nn::silu_derivative<float>));
  print("softplus", elementary_hash(nn::softplus<float>));
  print("sin_turns", elementary_hash(nn::sin_turns<float>));
  print("cos_turns", elementary_hash(nn::cos_turns<float>));
  for (const nn::DatasetGenerator& generator : nn::dataset_generators()) print_data(generator);
  print_run("sgd", {.epochs = 30});
  print_run("momentum", {.optimizer = "momentum", .learning_rate = 0.02, .epochs = 30});
  print_run("adam", {.optimizer = "adam", .learning_rate = 0.01, .epochs = 30});
  for (const nn::Activation& activation : nn::activations()) {
    const std::string name(activation.name);
    print_run("activation " + name, {.activations = {name}, .widths = {9, 7}, .epochs = 10});
  }
  print_run("odd sizes", {.widths = {1, 3, 17}, .batch = 7, .epochs = 10, .seed = 4294967295u});
  print_run("diverging", {.activations = {"relu"},
                          .initializer = "normal",
                          .gain = 50,
                          .learning_rate = 100,
                          .epochs = 10});
}
