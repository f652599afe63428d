// Prints one line per training run, `name hash`: the builds must print the same lines.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <span>
#include <string>

#include "../../cpp/experiments/training_loss.hpp"
#include "elementary_hash.hpp"

namespace {

/// FNV-1a (Fowler, Noll & Vo 1991) over the bits of the numbers; all NaN count as one.
class Hash {
 public:
  void add(std::span<const float> numbers) {
    for (const float number : numbers) {
      std::uint32_t bits = 0x7fc00000u;
      if (!std::isnan(number)) std::memcpy(&bits, &number, sizeof bits);
      for (int byte = 0; byte < 4; ++byte) {
        value_ = (value_ ^ ((bits >> (8 * byte)) & 0xff)) * 0x100000001b3u;
      }
    }
  }
  void print(const std::string& name) const {
    std::printf("%s %016llx\n", name.c_str(), static_cast<unsigned long long>(value_));
  }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325u;
};

void print_run(const std::string& name, const nn::TrainingLossOptions& options) {
  auto session = nn::TrainingLoss::start(options);
  if (!session) {
    std::printf("%s refused: %s\n", name.c_str(), session.error().c_str());
    return;
  }
  while ((*session)->advance(100)) {
  }
  const nn::TrainingLossSaved end = (*session)->save();
  Hash hash;
  for (const nn::SavedNetwork& network : end.networks) {
    hash.add(network.parameters);
    hash.add(network.memory);
  }
  for (const nn::TrainingCurve& curve : end.curves) {
    hash.add(curve.training_loss);
    hash.add(curve.validation_loss);
  }
  hash.print(name);
}

}  // namespace

int main() {
  for (const char* name : {"exp", "log", "tanh", "sigmoid", "erf", "expm1", "softplus", "gelu",
                           "gelu_derivative", "silu", "silu_derivative"}) {
    std::printf("%s %016llx\n", name, static_cast<unsigned long long>(elementary_hash(name)));
  }
  print_run("sgd", {.epochs = 30});
  print_run("momentum", {.optimizer = "momentum", .learning_rate = 0.02, .epochs = 30});
  print_run("adam", {.optimizer = "adam", .learning_rate = 0.01, .epochs = 30});
  for (const nn::Activation& activation : nn::activations()) {
    const std::string name(activation.name);
    print_run("activation " + name, {.activations = {name}, .widths = {9, 7}, .epochs = 10});
  }
  print_run("odd sizes", {.widths = {1, 3, 17}, .batch = 7, .epochs = 10, .seed = 4294967295u});
  print_run("diverging", {.activations = {"relu"}, .initializer = "normal", .gain = 50,
                          .learning_rate = 100, .epochs = 10});
}
