// What a figure would write of a result, and whether another run contradicts it.
#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "../../cpp/experiments/twins.hpp"

namespace nn {

/// Every number of a result that has a margin.
struct Written {
  std::string name;
  double value, margin;
};

/// Walks a result as `widen` does.
class Reading final : public Visitor {
 public:
  explicit Reading(AnyStruct of, std::string where = "") : where_(std::move(where)) {
    of.visit(of.object, *this);
  }
  std::vector<Written> written;

 private:
  void field(const char* name, Field value, const Allowed&) override {
    const std::string here = where_ + name;
    if (const auto* part = std::get_if<AnyStruct>(&value)) read(*part, here + ".");
    if (const auto* list = std::get_if<AnyList>(&value)) {
      for (std::size_t i = 0; i < list->size(list->list); ++i)
        read(list->entry(list->list, i), here + "[" + std::to_string(i) + "].");
    }
    std::vector<double> numbers = std::visit(
        [](auto of) -> std::vector<double> {
          using T = decltype(of);
          if constexpr (std::is_same_v<T, int*> || std::is_same_v<T, float*> ||
                        std::is_same_v<T, double*>)
            return {double(*of)};
          if constexpr (std::is_same_v<T, std::vector<float>*> ||
                        std::is_same_v<T, std::vector<double>*> ||
                        std::is_same_v<T, std::vector<int>*>)
            return {of->begin(), of->end()};
          return {};
        },
        value);
    if (!before_.empty() && here == before_ + "Margin") {
      // A result that was compared with no other has none yet.
      for (std::size_t i = 0; i < numbers_.size(); ++i)
        written.push_back({before_ + "[" + std::to_string(i) + "]", numbers_[i],
                           i < numbers.size() ? numbers[i] : 0});
    }
    before_ = here;
    numbers_ = std::move(numbers);
  }
  void read(AnyStruct part, const std::string& where) {
    const Reading within(part, where);
    written.insert(written.end(), within.written.begin(), within.written.end());
  }

  std::string where_, before_;
  std::vector<double> numbers_;
};

/// A unit of the last of at most three digits that mean something; infinite if none does.
inline double unit(double value, double margin) {
  const double first = value == 0 ? 0 : std::pow(10, std::floor(std::log10(std::fabs(value))));
  for (const double one : {first / 100, first / 10, first})
    if (one / 2 >= margin) return one;
  return std::numeric_limits<double>::infinity();
}

/// Whether a twin's number is more than a unit of the last digit from what is written of a value.
inline bool contradicts(double twin, double value, double margin) {
  const double last = unit(value, margin);
  if (!std::isfinite(last) || twin == value) return false;
  const double shown = last == 0 ? value : std::round(value / last) * last;
  return !(std::fabs(twin - shown) <= last * (1 + 1e-9));
}

/// How many numbers are written, how many of them with digits, and how many are contradicted.
struct Contradictions {
  int numbers = 0, with_digits = 0, contradicted = 0;
  std::string first = {};  ///< of the contradicted ones
};

/// Of a result by the same run of eight further twins; `run(Twin)`.
template <class Result, class Run>
Contradictions contradictions(Result shown, Run run) {
  const Reading ours(any_struct(shown));
  Contradictions found{.numbers = static_cast<int>(ours.written.size())};
  std::vector<char> is_contradicted(ours.written.size());
  for (int number = kTwins + 1; number <= kTwins + 8; ++number) {
    auto twin = run(Twin(number));
    std::size_t i = 0;
    const Reading others(any_struct(twin));
    for (const Written& other : others.written) {
      // Lists of a twin that ended sooner or later are of another length.
      while (i < ours.written.size() && ours.written[i].name != other.name) ++i;
      if (i == ours.written.size()) break;
      const Written& own = ours.written[i];
      if (!contradicts(other.value, own.value, own.margin) || is_contradicted[i]) continue;
      is_contradicted[i] = 1;
      if (found.contradicted++ == 0)
        found.first = own.name + ": " + std::to_string(own.value) + " ± " +
                      std::to_string(own.margin) + ", twin " + std::to_string(number) + ": " +
                      std::to_string(other.value);
    }
  }
  for (const Written& own : ours.written)
    found.with_digits += std::isfinite(unit(own.value, own.margin));
  return found;
}

}  // namespace nn
