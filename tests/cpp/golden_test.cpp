// Functions, losses, layers and training runs against PyTorch's numbers (tests/golden).
#include "golden.hpp"

#include <algorithm>
#include <string>

#include "../../cpp/core/table.hpp"
#include "../../cpp/experiments/training.hpp"

using namespace nn;
using nn::testing::read_golden;
using nn::testing::Record;

namespace {

/// How close a number must be: relative and absolute.
struct Bound {
  double relative, absolute;
};

template <class T>
void check_close(const std::vector<T>& ours, const std::vector<double>& theirs, Bound bound) {
  REQUIRE(ours.size() == theirs.size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    CHECK(ours[i] == Approx(theirs[i]).epsilon(bound.relative).margin(bound.absolute));
  }
}

template <class T>
void check_function(const Record& record, Bound bound) {
  const Activation& activation = *find_activation(record.text("activation"));
  const auto& kernels = activation.kernels<T>();
  const double parameter = activation.parameter.usual;
  const std::vector<T> x = record.numbers<T>("x");
  std::vector<T> y(x.size()), slope(x.size(), 1);
  kernels.forward(parameter, x, y);
  kernels.backward(parameter, x, y, slope);
  check_close(y, record.numbers("y"), bound);
  check_close(slope, record.numbers("slope"), bound);
}

template <class T>
void check_loss(const Record& record, Bound bound) {
  const Loss<T>& loss = *find_row(losses<T>(), record.text("loss"));
  const std::vector<T> outputs = record.numbers<T>("outputs");
  const std::vector<T> targets = record.numbers<T>("targets");
  const std::size_t rows = record.count("rows"), width = record.count("width");
  std::vector<T> gradient(outputs.size());
  const double value = loss.function({.outputs = {outputs.data(), width},
                                      .targets = {targets.data(), width},
                                      .rows = rows,
                                      .width = width,
                                      .batch = rows,
                                      .d_outputs = {gradient.data(), width}});
  CHECK(value == Approx(record.number("value")).epsilon(bound.relative).margin(bound.absolute));
  check_close(gradient, record.numbers("gradient"), bound);
}

template <class T>
std::unique_ptr<Layer<T>> layer_of(const Record& record) {
  const Shape input{record.count("height"), record.count("width"), record.count("channels")};
  if (record.text("kind") == "max-pool") return max_pool_layer<T>(input, record.count("kernel"), 1);
  const Padding padding = find_row(paddings(), record.text("padding"))->padding;
  return convolution_layer<T>(input, record.count("outputs"), record.count("kernel"), padding,
                              {find_activation("identity")}, 1);
}

/// The plain order of weights and biases, as they lie in the panels.
template <class T>
std::vector<T> to_panels(Panels shape, const std::vector<T>& plain) {
  std::vector<T> stored(shape.size());
  for (std::size_t o = 0; o < shape.outputs; ++o) {
    stored[shape.bias(o)] = plain[shape.outputs * shape.inputs + o];
    for (std::size_t i = 0; i < shape.inputs; ++i) {
      stored[shape.weight(o, i)] = plain[o * shape.inputs + i];
    }
  }
  return stored;
}

template <class T>
void check_layer(const Record& record, Bound bound) {
  const auto layer = layer_of<T>(record);
  const std::size_t inputs = layer->input().size(), outputs = layer->output().size();
  const std::vector<T> x = record.numbers<T>("input");
  const std::vector<T> w = to_panels(layer->weights(), record.numbers<T>("parameters"));
  std::vector<T> y(round_up(outputs)), dy = record.numbers<T>("d_output"), dx(round_up(inputs));
  std::vector<T> dw(w.size());
  dy.resize(round_up(outputs));
  layer->forward(1, {x.data(), inputs}, w, {y.data(), y.size()});
  layer->backward(1, {x.data(), inputs}, w, {dy.data(), dy.size()}, Start::zero, dw,
                  {dx.data(), dx.size()});
  y.resize(outputs);
  dx.resize(inputs);
  check_close(y, record.numbers("output"), bound);
  check_close(dx, record.numbers("d_input"), bound);
  const std::vector<double> d_parameters =
      to_panels(layer->weights(), record.numbers("d_parameters"));
  check_close(dw, d_parameters, bound);
}

std::vector<std::string> split_at(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

/// `dense:8:tanh`, `convolution:4:3:same:relu` or `max-pool:2`.
RecipeLayer parse_layer(const std::string& token) {
  const auto parts = split_at(token, ':');
  RecipeLayer layer{.kind = parts[0]};
  if (parts[0] == "max-pool") {
    layer.kernel = std::stoi(parts[1]);
    return layer;
  }
  layer.outputs = std::stoi(parts[1]);
  layer.activation = parts.back();
  if (parts[0] == "convolution") {
    layer.kernel = std::stoi(parts[2]);
    layer.padding = parts[3];
  }
  return layer;
}

TrainingOptions options_of(const Record& record) {
  TrainingOptions options;
  options.height = static_cast<int>(record.count("height"));
  options.width = static_cast<int>(record.count("width"));
  options.channels = static_cast<int>(record.count("channels"));
  for (const std::string& token : split_at(record.text("layers"), ' ')) {
    options.layers.push_back(parse_layer(token));
  }
  options.inputs = record.numbers<float>("inputs");
  options.targets = record.numbers<float>("targets");
  options.parameters = record.numbers<float>("initial");
  options.loss = record.text("loss");
  options.optimizer = record.text("optimizer");
  options.learning_rate = record.number("learning_rate");
  options.weight_decay = record.number("weight_decay");
  options.clip_norm = record.number("clip_norm");
  options.batch = static_cast<int>(record.count("batch"));
  options.shuffle = false;
  return options;
}

std::string name_of(const Record& record) {
  return record.text("optimizer") + ", " + record.text("loss") + ", " + record.text("layers");
}

/// The run in float64, put together from the core's parts.
struct DoubleRun {
  std::vector<double> losses, gradient, parameters;

  explicit DoubleRun(const Record& record) {
    const TrainingOptions options = options_of(record);
    const Loss<double>& loss = *find_row(nn::losses<double>(), options.loss);
    const Optimizer<double>& optimizer = *find_row(optimizers<double>(), options.optimizer);
    const std::vector<double> x = record.numbers("inputs"), t = record.numbers("targets");
    const std::size_t features =
        record.count("height") * record.count("width") * record.count("channels");
    const std::size_t samples = x.size() / features, width = t.size() / samples;
    const std::size_t batch = record.count("batch");
    Network<double> network(
        {record.count("height"), record.count("width"), record.count("channels")},
        layer_specs(options), batch);
    network.set_plain_parameters(record.numbers("initial"));
    std::vector<double> memory(std::size_t(optimizer.slots) * network.parameters().size());
    std::size_t first = 0;
    for (std::uint64_t step = 1; step <= record.numbers("losses").size(); ++step) {
      const std::size_t rows = std::min(batch, samples - first);
      const View<const double> inputs{&x[first * features], features};
      losses.push_back(loss.function({.outputs = network.forward(rows, inputs),
                                      .targets = {&t[first * width], width},
                                      .rows = rows,
                                      .width = width,
                                      .batch = rows,
                                      .d_outputs = network.d_outputs()}));
      network.backward(rows, inputs);
      if (step == 1) gradient = network.plain_gradient();
      if (options.clip_norm > 0) clip(network.gradient(), options.clip_norm);
      optimizer.update(
          {.learning_rate = options.learning_rate, .weight_decay = options.weight_decay}, step,
          network.parameters(), network.gradient(), memory);
      first = (first + rows) % samples;
    }
    parameters = network.plain_parameters();
  }
};

}  // namespace

TEST_CASE("every activation and its derivative agree with PyTorch", "[golden][activation]") {
  const auto records = read_golden("functions.txt");
  // All but the step, which PyTorch does not differentiate.
  CHECK(records.size() + 1 == activations().size());
  for (const Record& record : records) {
    INFO(record.text("activation"));
    CHECK(record.numbers("x").size() >= 200);
    check_function<double>(record, {1e-12, 1e-15});
    check_function<float>(record, {2e-6, 1e-6});
  }
}

TEST_CASE("every loss and its gradient agree with PyTorch, huge logits included",
          "[golden][loss]") {
  const auto records = read_golden("losses.txt");
  CHECK(records.size() >= 12);
  for (const Record& record : records) {
    INFO(record.text("loss") << ", outputs " << record.text("outputs"));
    check_loss<double>(record, {1e-12, 1e-15});
    check_loss<float>(record, {1e-5, 1e-6});
  }
}

TEST_CASE("convolutions and pools agree with PyTorch, forward and backward", "[golden][network]") {
  for (const Record& record : read_golden("layers.txt")) {
    INFO(record.text("kind") << ", " << record.text("padding") << ", kernel "
                             << record.text("kernel"));
    check_layer<double>(record, {1e-12, 1e-14});
    check_layer<float>(record, {1e-5, 1e-5});
  }
}

TEST_CASE("twelve training runs in float64 follow PyTorch's for a hundred steps",
          "[golden][training]") {
  const auto records = read_golden("training.txt");
  REQUIRE(records.size() == 12);
  for (const Record& record : records) {
    INFO(name_of(record));
    const DoubleRun run(record);
    check_close(run.losses, record.numbers("losses"), {1e-8, 0});
    check_close(run.gradient, record.numbers("gradient"), {1e-8, 1e-15});
    check_close(run.parameters, record.numbers("final"), {1e-8, 1e-13});
  }
}

TEST_CASE("the same runs through the general entry, in float32, stay close to PyTorch's",
          "[golden][training]") {
  for (const Record& record : read_golden("training.txt")) {
    INFO(name_of(record));
    auto session = Training::start(options_of(record));
    if (!session) FAIL(session.error());
    (*session)->advance(1);
    const TrainingSnapshot first = (*session)->snapshot();
    check_close(first.gradient, record.numbers("gradient"), {1e-4, 1e-6});
    (*session)->advance(99);
    const TrainingSnapshot end = (*session)->snapshot();
    std::vector<float> losses = first.losses;
    losses.insert(losses.end(), end.losses.begin(), end.losses.end());
    check_close(losses, record.numbers("losses"), {1e-4, 1e-6});
    check_close(end.parameters, record.numbers("final"), {1e-4, 1e-6});
  }
}
