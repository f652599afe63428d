// libFuzzer's target: bytes become the Options of some door, through their lists of fields, and the
// door is asked.
//
// Most values are allowed ones, small where they make a run long; some are whatever the bytes say.
#include <fuzzer/FuzzedDataProvider.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "../../cpp/experiments/doors.hpp"

namespace nn {
namespace {

/// What makes a run long, and how much of it is enough.
int enough(std::string_view name) {
  for (const std::string_view longest : {"epochs", "steps", "updates"})
    if (name == longest) return 3;
  for (const std::string_view large : {"samples", "depth", "width", "widths", "points"})
    if (name == large) return 20;
  return 1 << 20;
}

class FromBytes final : public Visitor {
 public:
  explicit FromBytes(FuzzedDataProvider& bytes) : bytes_(bytes) {}

 protected:
  void field(const char* name, Field to, const Allowed& allowed) override {
    name_ = name;
    // A field that the bytes leave alone keeps its default, unless that takes long.
    if (enough(name) == 1 << 20 && bytes_.ConsumeIntegralInRange(0, 3) == 0) return;
    std::visit([&](auto value) { read(value, allowed); }, to);
  }

 private:
  double number(const Allowed& allowed) {
    const int kind = bytes_.ConsumeIntegralInRange(0, 15);
    if (kind == 0) return bytes_.ConsumeFloatingPoint<double>();
    if (kind == 1) return std::numeric_limits<double>::quiet_NaN();
    if (kind == 2) return std::numeric_limits<double>::infinity();
    const double low = allowed.any ? -4 : allowed.low;
    const double most = std::min(allowed.any ? 4 : allowed.high, low + enough(name_));
    if (kind == 3) return most;
    if (allowed.whole || kind < 6) return std::min(most, low + bytes_.ConsumeIntegralInRange(0, 8));
    return low + bytes_.ConsumeProbability<double>() * (std::min(most, low + 4) - low);
  }
  std::size_t count(const Allowed& allowed) {
    if (bytes_.ConsumeIntegralInRange(0, 31) == 0) return bytes_.ConsumeIntegralInRange(0, 4096);
    const std::size_t most = std::min<std::size_t>(allowed.most, allowed.fewest + 5);
    return bytes_.ConsumeIntegralInRange(std::min(allowed.fewest, most), most);
  }

  void read(bool* to, const Allowed&) { *to = bytes_.ConsumeBool(); }
  void read(std::string* to, const Allowed& allowed) {
    const auto last = static_cast<int>(allowed.names.size());
    const int index = bytes_.ConsumeIntegralInRange(0, std::max(last, 1) + (last > 0 ? -1 : 0));
    const bool known = last > 0 && bytes_.ConsumeIntegralInRange(0, 15) > 0;
    *to = known ? std::string(allowed.names[static_cast<std::size_t>(index)])
                : bytes_.ConsumeRandomLengthString(100);
  }
  template <class Integer>
  void read_whole(Integer* to, const Allowed& allowed) {
    const double value = number(allowed);
    using Limits = std::numeric_limits<Integer>;
    if (value >= double(Limits::min()) && value <= double(Limits::max()))
      *to = static_cast<Integer>(value);
  }
  void read(int* to, const Allowed& allowed) { read_whole(to, allowed); }
  void read(std::uint32_t* to, const Allowed& allowed) { read_whole(to, allowed); }
  void read(double* to, const Allowed& allowed) { *to = number(allowed); }
  void read(std::optional<double>* to, const Allowed& allowed) { *to = number(allowed); }
  void read(float* to, const Allowed& allowed) {
    const double value = number(allowed);
    // A float64 beyond all floats is not converted: JavaScript's numbers become infinities there.
    const bool fits = std::abs(value) <= std::numeric_limits<float>::max() || std::isnan(value);
    *to = fits ? static_cast<float>(value) : std::numeric_limits<float>::infinity();
  }
  template <class Entry>
  void read(std::vector<Entry>* to, const Allowed& allowed) {
    to->assign(count(allowed), {});
    for (Entry& entry : *to) {
      if (bytes_.remaining_bytes() == 0) return;
      read(&entry, allowed);
    }
  }
  void read(AnyStruct to, const Allowed&) { to.visit(to.object, *this); }
  void read(const AnyList& to, const Allowed& allowed) {
    const std::size_t size = std::min<std::size_t>(count(allowed), 70);
    to.resize(to.list, size);
    for (std::size_t i = 0; i < size; ++i) read(to.entry(to.list, i), allowed);
  }

  FuzzedDataProvider& bytes_;
  std::string_view name_;
};

template <HasFields T>
T from(FuzzedDataProvider& bytes) {
  T value;
  FromBytes visitor(bytes);
  value.fields(visitor);
  return value;
}

/// A complaint is one sentence; nothing else may go wrong.
template <class Result>
bool is_answered(const Expected<Result>& result) {
  if (!result && (result.error().empty() || result.error().back() != '.')) std::abort();
  return static_cast<bool>(result);
}

template <class Options, class Result>
void ask(Expected<Result> (*experiment)(const Options&), FuzzedDataProvider& bytes) {
  is_answered(experiment(from<Options>(bytes)));
}

/// The number behind "it must have ", by which lists are made to fit what the other options ask
/// for.
std::optional<std::size_t> wanted(const std::string& complaint, std::string_view list) {
  const std::string_view says = "; it must have ";
  const std::size_t at = complaint.find(says);
  if (at == std::string::npos || !complaint.starts_with(list)) return {};
  std::size_t number = 0;
  const char* begin = complaint.c_str() + at + says.size();
  std::from_chars(begin, complaint.c_str() + complaint.size(), number);
  return number <= 1 << 16 ? std::optional(number) : std::nullopt;
}

template <class Options>
void fit(Options&) {}
void fit(TrainingOptions& options) {
  const double sample = double(options.height) * options.width * options.channels;
  if (sample >= 1 && sample <= 1 << 16) {
    const auto whole = static_cast<std::size_t>(sample);
    const std::size_t samples = std::max<std::size_t>(1, options.inputs.size() / whole);
    options.inputs.resize(samples * whole, 0.5f);
  }
  for (int tries = 0; tries < 2; ++tries) {
    const auto session = Training::start(options);
    if (session) return;
    if (const auto size = wanted(session.error(), "targets")) options.targets.resize(*size, 1);
    if (const auto size = wanted(session.error(), "parameters"))
      options.parameters.resize(*size, 1);
  }
}

/// Started, advanced, saved; resumed from that, and from what the bytes make of a saved state.
template <class Session>
void ask_session(FuzzedDataProvider& bytes) {
  const bool fits = bytes.ConsumeBool();
  const int steps = bytes.ConsumeIntegralInRange(1, 3);
  if (bytes.ConsumeIntegralInRange(0, 7) == 0) {
    auto session = Session::resume(from<typename Session::Saved>(bytes));
    if (is_answered(session)) (*session)->advance(steps);
    return;
  }
  auto options = from<typename Session::Options>(bytes);
  if (fits) fit(options);
  auto session = Session::start(options);
  if (!is_answered(session)) return;
  (*session)->advance(steps);
  (*session)->snapshot();
  auto resumed = Session::resume((*session)->save());
  if (!is_answered(resumed)) return;
  (*resumed)->advance(steps);
  (*resumed)->snapshot();
}

template <auto run>
void ask(Experiment<run>, FuzzedDataProvider& bytes) {
  ask(run, bytes);
}
template <class Type>
void ask(Session<Type>, FuzzedDataProvider& bytes) {
  ask_session<Type>(bytes);
}

/// One of the doors of a list, the session `training` as often as all others.
void ask_one(FuzzedDataProvider& bytes) {
  if (bytes.ConsumeBool()) return ask_session<Training>(bytes);
  const auto doors = std::tuple_cat(kExperiments, kSessions);
  const int chosen = bytes.ConsumeIntegralInRange<int>(0, std::tuple_size_v<decltype(doors)> - 1);
  int index = 0;
  std::apply([&](auto... door) { ((index++ == chosen ? ask(door, bytes) : void()), ...); }, doors);
}

}  // namespace
}  // namespace nn

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider bytes(data, size);
  nn::ask_one(bytes);
  return 0;
}
