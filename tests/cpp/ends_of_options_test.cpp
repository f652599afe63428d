// Every experiment at the ends of all its options: a number that is not finite stands in no result
// that does not say so.
#include <cmath>

#include "../../cpp/core/rng.hpp"
#include "../../cpp/experiments/doors.hpp"
#include "catch.hpp"

using namespace nn;

namespace {

/// What takes long is asked for less of.
double affordable(std::string_view option, double high) {
  struct Limit {
    std::string_view option;
    double most;
  };
  static constexpr Limit limits[] = {{"epochs", 3}, {"samples", 40}, {"steps", 12},
                                     {"depth", 24}, {"units", 6},    {"points", 21},
                                     {"width", 24}, {"widths", 24},  {"updates", 40}};
  for (const Limit& limit : limits)
    if (limit.option == option) return std::min(high, limit.most);
  return high;
}

/// Sets every option to one of its ends, or leaves it, by chance.
class AtAnEnd final : public Visitor {
 public:
  explicit AtAnEnd(Rng& rng) : rng_(rng) {}

 protected:
  void field(const char* name, Field value, const Allowed& allowed) override {
    const std::uint32_t which = rng_.below(3);
    const double high = affordable(name, allowed.high);
    const double number = which == 0 ? allowed.low : which == 1 ? high : std::nan("");
    if (!allowed.any)
      std::visit(
          [&](auto* to) {
            if (to) set(*to, number, allowed);
          },
          pointer(value));
  }

 private:
  using Pointer = std::variant<bool*, int*, std::uint32_t*, float*, double*, std::string*,
                               std::vector<float>*, std::vector<int>*, std::vector<std::string>*>;

  static Pointer pointer(const Field& value) {
    return std::visit(
        [](auto of) -> Pointer {
          if constexpr (std::is_constructible_v<Pointer, decltype(of)>) return of;
          return static_cast<bool*>(nullptr);
        },
        value);
  }

  std::string name_of(const Allowed& allowed) {
    return std::string(allowed.names[rng_.below(static_cast<std::uint32_t>(allowed.names.size()))]);
  }

  void set(bool&, double, const Allowed&) {}
  void set(std::string& to, double, const Allowed& allowed) { to = name_of(allowed); }
  void set(std::vector<std::string>& to, double, const Allowed& allowed) {
    to = {name_of(allowed)};
  }
  template <class Number>
  void set(Number& to, double number, const Allowed&) {
    if (!std::isnan(number)) to = static_cast<Number>(number);
  }
  template <class Number>
  void set(std::vector<Number>& to, double number, const Allowed& allowed) {
    if (!std::isnan(number))
      to.assign(std::min(allowed.most, std::size_t{3}), static_cast<Number>(number));
  }

  Rng& rng_;
};

/// The names of fields with a number that is not finite, and whether the result says that there
/// is one.
class Look final : public Visitor {
 public:
  std::string broken;
  bool said = false;

 protected:
  void field(const char* name, Field value, const Allowed&) override {
    const std::string_view is = name;
    if (is == "low" || is == "high") return;  // the ends of a range may be infinite
    if (is.ends_with("Margin")) return;       // where no digit means anything
    if (is == "overflowLayer" || is == "underflowLayer") said |= *std::get<int*>(value) >= 0;
    if (is == "nonFinite") return look_at(std::get<AnyStruct>(value), true);
    if (in_non_finite_ && is == "step") said |= *std::get<int*>(value) >= 0;
    std::visit([&](auto of) { look(name, of); }, value);
  }

 private:
  void look_at(AnyStruct inner, bool non_finite) {
    in_non_finite_ = non_finite;
    inner.visit(inner.object, *this);
    in_non_finite_ = false;
  }
  void note(const char* name, double number) {
    if (!std::isfinite(number)) broken += std::string(" ") + name;
  }
  void look(const char* name, const float* number) { note(name, static_cast<double>(*number)); }
  void look(const char* name, const double* number) { note(name, *number); }
  template <class Number>
  void look(const char* name, const std::vector<Number>* list) {
    if constexpr (std::is_floating_point_v<Number>) {
      for (const Number number : *list)
        if (!std::isfinite(number)) return note(name, static_cast<double>(number));
    }
  }
  void look(const char*, AnyStruct inner) { look_at(inner, false); }
  void look(const char*, const AnyList& list) {
    for (std::size_t i = 0; i < list.size(list.list); ++i) look_at(list.entry(list.list, i), false);
  }
  template <class Other>
  void look(const char*, Other) {}

  bool in_non_finite_ = false;
};

template <class Options>
std::string told(const Options& options) {
  std::string text;
  struct Tell final : Visitor {
    explicit Tell(std::string& to) : text(to) {}
    void field(const char* name, Field value, const Allowed&) override {
      text += std::string(name) + " " + shown(value) + "; ";
    }
    std::string& text;
  } tell(text);
  const_cast<Options&>(options).fields(tell);
  return text;
}

template <class Result>
bool says_so(Result& result, const std::string& what) {
  Look look;
  result.fields(look);
  INFO(what << "\nnot finite:" << look.broken);
  CHECK((look.broken.empty() || look.said));
  return !look.broken.empty();
}

template <class Options, class Result>
int walk(std::string_view name, Expected<Result> (*run)(const Options&), int times) {
  Rng rng(1, Stream::data);
  int answered = 0;
  for (int i = 0; i < times; ++i) {
    Options options;
    AtAnEnd choose(rng);
    options.fields(choose);
    Expected<Result> result = run(options);
    if (!result) continue;  // options that do not go together are refused
    ++answered;
    says_so(*result, std::string(name) + ": " + told(options));
  }
  return answered;
}

template <auto run>
void walk_listed(Experiment<run> listed) {
  INFO(listed.name);
  CHECK(walk(listed.name, run, 150) > 8);
}

}  // namespace

TEST_CASE("no result holds a number that is not finite without saying so", "[non-finite][ends]") {
  std::apply([](auto... listed) { (walk_listed(listed), ...); }, kExperiments);
}

TEST_CASE("nor does what a session trains, saves and tells of itself", "[non-finite][ends]") {
  Rng rng(2, Stream::data);
  int ended = 0;
  for (int i = 0; i < 150; ++i) {
    TrainingLossOptions options;
    AtAnEnd choose(rng);
    options.fields(choose);
    auto session = TrainingLoss::start(options);
    if (!session) continue;
    (*session)->advance(40);
    TrainingLossSnapshot snapshot = (*session)->snapshot();
    TrainingLossSaved saved = (*session)->save();
    CHECK_FALSE(says_so(snapshot, told(options)));
    CHECK_FALSE(says_so(saved, told(options)));
    for (const TrainingCurve& curve : snapshot.curves) ended += curve.non_finite.step >= 0;
  }
  CHECK(ended > 10);
}

TEST_CASE("nor does a network of the caller's own, whatever its numbers", "[non-finite][ends]") {
  Rng rng(3, Stream::data);
  const auto activations = nn::activations();
  int ended = 0;
  for (int i = 0; i < 300; ++i) {
    TrainingOptions options;
    AtAnEnd choose(rng);
    options.fields(choose);
    options.height = options.width = options.channels = 1;
    for (int l = 0; l < 3; ++l) {
      const auto which = rng.below(static_cast<std::uint32_t>(activations.size()));
      options.layers.push_back(
          {.outputs = l == 2 ? 1 : 4, .activation = std::string(activations[which].name)});
    }
    for (int n = 0; n < 12; ++n) {
      for (auto* list : {&options.inputs, &options.targets}) {
        const int exponent = static_cast<int>(rng.below(40));
        list->push_back(rng.normal() * static_cast<float>(std::pow(10.0, exponent - 2)));
        if (!std::isfinite(list->back())) list->back() = 1;
      }
    }
    auto session = Training::start(options);
    if (!session) FAIL(session.error() << told(options));
    (*session)->advance(30);
    TrainingSnapshot snapshot = (*session)->snapshot();
    TrainingSaved saved = (*session)->save();
    CHECK_FALSE(says_so(snapshot, told(options)));
    CHECK_FALSE(says_so(saved, told(options)));
    ended += snapshot.non_finite.step >= 0;
  }
  CHECK(ended > 100);
}
