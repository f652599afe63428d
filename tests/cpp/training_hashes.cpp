// Prints one line per function, generator of data and training run, `name hash`: the builds must
// print the same lines.
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "../../cpp/core/generated.hpp"
#include "../../cpp/experiments/training.hpp"
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

void add(nn::testing::Hash& hash, const nn::TrainingLossRunSaved& end) {
  for (const nn::SavedNetwork& network : end.networks) {
    add(hash, network.parameters);
    add(hash, network.memory);
  }
  for (const nn::TrainingCurve& curve : end.curves) {
    add(hash, curve.training_loss);
    add(hash, curve.validation_loss);
  }
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
  nn::testing::Hash shown, twins;
  add(shown, end.runs[0]);
  for (std::size_t i = 1; i < end.runs.size(); ++i) add(twins, end.runs[i]);
  for (const nn::TrainingCurve& curve : (*session)->snapshot().curves)
    add(twins, curve.validation_loss_margin);
  print(name, shown.value());
  print(name + ", twins", twins.value());
}

// ---- The ten runs of tests/boundary/runs.mjs ----

constexpr int kSteps = 60;
constexpr std::size_t kSamples = 24;

/// Numbers that every language computes alike: multiples of 1/16 from −30/16 to 30/16.
std::vector<float> numbers(std::size_t count, std::size_t step) {
  std::vector<float> values;
  for (std::size_t i = 0; i < count; ++i) {
    values.push_back((static_cast<float>(i * step % 61) - 30) / 16);
  }
  return values;
}

std::vector<float> one_hot(std::size_t classes) {
  std::vector<float> values;
  for (std::size_t i = 0; i < kSamples * classes; ++i) {
    values.push_back(i % classes == i / classes % classes ? 1.0f : 0.0f);
  }
  return values;
}

nn::TrainingOptions mlp(const char* activation, const char* optimizer) {
  nn::TrainingOptions options;
  options.channels = 3;
  options.layers = {{.outputs = 9, .activation = activation},
                    {.outputs = 5, .activation = activation},
                    {.outputs = 2, .activation = "identity"}};
  options.inputs = numbers(kSamples * 3, 7);
  options.targets = numbers(kSamples * 2, 11);
  options.optimizer = optimizer;
  options.learning_rate = 0.02;
  options.batch = 7;
  return options;
}

nn::TrainingOptions cnn(const char* optimizer) {
  nn::TrainingOptions options;
  options.height = 6;
  options.width = 5;
  options.channels = 2;
  options.layers = {
      {.kind = "convolution", .outputs = 5, .kernel = 3, .activation = "relu"},
      {.kind = "max-pool", .kernel = 2},
      {.kind = "convolution", .outputs = 9, .kernel = 2, .padding = "valid", .activation = "silu"},
      {.outputs = 3, .activation = "identity"}};
  options.inputs = numbers(kSamples * 60, 13);
  options.targets = one_hot(3);
  options.loss = "softmax-cross-entropy";
  options.optimizer = optimizer;
  options.learning_rate = 0.02;
  options.batch = 7;
  return options;
}

void print_training(const std::string& name, const nn::TrainingOptions& options) {
  auto session = nn::Training::start(options);
  if (!session) {
    std::printf("%s refused: %s\n", name.c_str(), session.error().c_str());
    return;
  }
  (*session)->advance(kSteps);
  const nn::TrainingSnapshot end = (*session)->snapshot();
  nn::testing::Hash hash;
  for (const auto* list : {&end.losses, &end.gradient, &end.parameters})
    for (const float number : *list) hash.add(number);
  print("run " + name, hash.value());
}

void print_trainings() {
  print_training("mlp sgd", mlp("tanh", "sgd"));
  print_training("mlp momentum", mlp("elu", "momentum"));
  print_training("mlp adam", mlp("gelu", "adam"));
  nn::TrainingOptions decayed = mlp("prelu", "adamw");
  decayed.weight_decay = 0.1;
  print_training("mlp adamw", decayed);
  nn::TrainingOptions clipped = mlp("softplus", "sgd");
  clipped.clip_norm = 0.5;
  clipped.weight_decay = 0.01;
  print_training("mlp clipped", clipped);
  nn::TrainingOptions classes = mlp("sigmoid", "sgd");
  classes.loss = "binary-cross-entropy";
  classes.targets = one_hot(2);
  print_training("mlp cross-entropy", classes);
  print_training("cnn sgd", cnn("sgd"));
  print_training("cnn momentum", cnn("momentum"));
  print_training("cnn adam", cnn("adam"));
  nn::TrainingOptions decayed_cnn = cnn("adamw");
  decayed_cnn.weight_decay = 0.1;
  print_training("cnn adamw", decayed_cnn);
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
  print_trainings();
}
