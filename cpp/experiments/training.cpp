// Checks that layers, data and parameters fit each other, and trains.
#include "training.hpp"

#include <algorithm>

#include "../core/network_size.hpp"
#include "../core/non_finite.hpp"
#include "memory.hpp"
#include "remarks.hpp"

namespace nn {
namespace {

std::string plural(std::uint64_t count, const char* what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

/// What would make the data fit, if it is the number of inputs that was not said.
std::string advice_about_channels(const TrainingOptions& options, std::uint64_t outputs) {
  const std::uint64_t samples = options.targets.size() / outputs;
  const bool whole_samples =
      samples > 0 && options.targets.size() % outputs == 0 && options.inputs.size() % samples == 0;
  if (!whole_samples || options.height != 1 || options.width != 1) return "";
  const std::uint64_t inputs = options.inputs.size() / samples;
  return " If a sample has " + plural(inputs, "input") + ", channels must be " +
         std::to_string(inputs) + ".";
}

std::optional<std::string> complaint_about_data(const TrainingOptions& options,
                                                const NetworkSize& network) {
  const std::uint64_t sample = input_of(options).count().number();
  const std::uint64_t outputs = network.output.count().number();
  const std::uint64_t samples = options.inputs.size() / sample;
  if (samples == 0 || options.inputs.size() % sample != 0) {
    return "inputs has " + plural(options.inputs.size(), "number") +
           "; it must have a multiple of the " + std::to_string(sample) +
           " of a sample (height × width × channels).";
  }
  const std::uint64_t targets = (Count(samples) * outputs).number();
  if (options.targets.size() != targets) {
    return "targets has " + plural(options.targets.size(), "number") + "; it must have " +
           std::to_string(targets) + ", " + std::to_string(outputs) + " for each of the " +
           plural(samples, "sample") + " in inputs." + advice_about_channels(options, outputs);
  }
  const std::uint64_t parameters = network.parameters.number();
  if (!options.parameters.empty() && options.parameters.size() != parameters) {
    return "parameters has " + plural(options.parameters.size(), "number") + "; it must have " +
           std::to_string(parameters) + ", or none for random ones.";
  }
  if (const auto complaint = complaint_about_finite("inputs", options.inputs)) return complaint;
  if (const auto complaint = complaint_about_finite("targets", options.targets)) return complaint;
  return complaint_about_finite("parameters", options.parameters);
}

/// All that a session holds, a saved copy included.
std::optional<std::string> complaint_about_size(const TrainingOptions& options,
                                                const NetworkSize& network) {
  const std::size_t samples = options.inputs.size() / input_of(options).size();
  const Count data = Count(options.inputs.size()) + options.targets.size() + network.parameters;
  const Count bytes = training_bytes(options, samples) + state_bytes(trainer_options(options)) +
                      Count(sizeof(float)) * 2 * data;
  return complaint_about_memory("layers with these widths, this batch and this data take", bytes);
}

}  // namespace

Training::Training(const Options& options, const Shape& output)
    : options_(options),
      data_{.samples = options.inputs.size() / input_of(options).size(),
            .features = input_of(options).size(),
            .outputs = output.size(),
            .inputs = options.inputs,
            .targets = options.targets},
      trainer_(trainer_options(options), data_) {
  // A pool chooses among what the layer before it gives.
  const auto last = std::find_if(options.layers.rbegin(), options.layers.rend(),
                                 [](const RecipeLayer& layer) { return layer.kind != "max-pool"; });
  const LayerActivation given =
      last == options.layers.rend()
          ? LayerActivation{}
          : layer_specs(options)[last.base() - 1 - options.layers.begin()].activation;
  remarks_ = remarks_about({options.loss, given, data_.outputs, data_.targets});
  if (!options.parameters.empty()) {
    trainer_.network().set_plain_parameters(options.parameters);
  }
}

Expected<std::unique_ptr<Training>> Training::start(const Options& options) {
  if (const auto complaint = complaint_about(options)) return Error{*complaint};
  if (const auto complaint = complaint_about_layers(options)) return Error{*complaint};
  const NetworkSize network = network_size(input_of(options), layer_specs(options), 1);
  if (const auto complaint = complaint_about_data(options, network)) return Error{*complaint};
  if (const auto complaint = complaint_about_size(options, network)) return Error{*complaint};
  return std::unique_ptr<Training>(new Training(options, network.output));
}

Expected<std::unique_ptr<Training>> Training::resume(const Saved& saved) {
  if (const auto complaint = complaint_about(saved)) return Error{*complaint};
  if (const auto complaint = complaint_about_finite("parameters", saved.parameters))
    return Error{*complaint};
  if (const auto complaint = complaint_about_finite("memory", saved.memory))
    return Error{*complaint};
  auto session = start(saved.options);
  if (!session) return session;
  const TrainerState state{static_cast<std::uint64_t>(saved.step), saved.parameters, saved.memory};
  if (!(*session)->trainer_.restore_plain(state)) {
    return Error{"parameters has " + plural(saved.parameters.size(), "number") + " and memory " +
                 std::to_string(saved.memory.size()) +
                 "; that is not what a run of these options saves."};
  }
  return session;
}

/// What waits for a snapshot grows with every step, and must end somewhere.
std::optional<std::string> Training::complaint_about_going_on() const {
  constexpr std::size_t kMostWaiting = std::size_t{16} << 20;
  const std::size_t losses = losses_.size() * sizeof(float);
  const std::size_t diagnosis = sizeof(TrainingDiagnosis) + 24 * options_.layers.size();
  if (losses + diagnoses_.size() * diagnosis >= kMostWaiting) {
    return "losses of " + plural(losses_.size(), "step") + " and " +
           std::to_string(diagnoses_.size()) +
           " diagnoses wait to be taken, and at most 16 MiB of them are kept; take a snapshot "
           "before going on.";
  }
  constexpr std::uint64_t kMostSteps = 2000000000;
  if (trainer_.steps() >= kMostSteps) {
    return complaint("step", shown(static_cast<double>(trainer_.steps())),
                     whole(0, static_cast<double>(kMostSteps)));
  }
  return {};
}

Progress Training::advance(int steps) {
  if (non_finite_) return {false};
  const std::uint64_t first = trainer_.steps();
  const std::size_t before = losses_.size();
  const auto asked = static_cast<std::uint64_t>(std::max(steps, 0));
  if (const auto complaint = complaint_about_going_on()) return {true, *complaint};
  std::optional<std::string> complaint;
  const auto every = static_cast<std::uint64_t>(options_.diagnostics_every);
  const NonFinite found = nn::advance(trainer_, asked, [&](double loss) {
    losses_.push_back(static_cast<float>(loss));
    if (every > 0 && trainer_.steps() % every == 0) diagnose();
    if (trainer_.steps() - first < asked) complaint = complaint_about_going_on();
    return !complaint;
  });
  if (!found) return {true, complaint.value_or("")};
  losses_.resize(before + static_cast<std::size_t>(found.step - 1 - first));
  std::erase_if(diagnoses_, [&found](const TrainingDiagnosis& diagnosis) {
    return static_cast<std::uint64_t>(diagnosis.step) >= found.step;
  });
  non_finite_ = FirstNonFinite(found);
  return {false};
}

void Training::diagnose() {
  TrainingDiagnosis now;
  now.step = static_cast<int>(trainer_.steps());
  for (const LayerDiagnostics& layer : trainer_.diagnose(data_)) {
    now.gradient_norms.push_back(layer.gradient_norm);
    now.zero_shares.push_back(layer.zero_share);
    now.units.push_back(static_cast<int>(layer.units));
    now.dead.push_back(static_cast<int>(layer.dead));
  }
  diagnoses_.push_back(std::move(now));
}

Training::Snapshot Training::snapshot() {
  const int step = static_cast<int>(trainer_.steps());
  return {.step = step,
          .steps_per_epoch = static_cast<int>(trainer_.steps_per_epoch()),
          .losses = std::exchange(losses_, {}),
          .gradient = trainer_.network().plain_gradient(),
          .parameters = trainer_.network().plain_parameters(),
          .diagnoses = std::exchange(diagnoses_, {}),
          .remarks = remarks_,
          .non_finite = non_finite_};
}

Training::Saved Training::save() const {
  TrainerState state = trainer_.plain_state();
  return {.options = options_,
          .step = static_cast<int>(state.step),
          .parameters = std::move(state.parameters),
          .memory = std::move(state.memory)};
}

}  // namespace nn
