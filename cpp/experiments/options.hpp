// What an option may be, and the one sentence that says when it is not.
//
// Every Options struct lists its fields once, in
//   template <class Self, class Visitor> static void fields(Self& self, Visitor& visit)
// as visit("learningRate", self.learning_rate, number(0, 10)). That list checks options (here),
// reads them from and copies results to JavaScript (bindings).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "../core/table.hpp"

namespace nn {

/// The values that an option, or each entry of a list, may take.
struct Allowed {
  bool any = false;                          ///< there is nothing to check
  bool whole = false;                        ///< numbers: no fraction
  double low = 0, high = 0;                  ///< numbers: both ends included
  std::vector<std::string_view> names = {};  ///< strings: one of these
  std::size_t fewest = 1, most = 1;          ///< lists: number of entries

  bool accepts(double value) const;
  bool accepts(std::string_view value) const;
  bool accepts_count(std::size_t count) const { return count >= fewest && count <= most; }
};

Allowed number(double low, double high);
Allowed whole(double low, double high);
template <class Row>
Allowed one_of(std::span<const Row> table) {
  return {.names = row_names(table)};
}
Allowed one_of(std::initializer_list<std::string_view> names);
Allowed list_of(Allowed entry, std::size_t fewest, std::size_t most);

/// For the fields of a Result.
inline const Allowed kAny{
    .any = true, .fewest = 0, .most = std::numeric_limits<std::size_t>::max()};

/// "a number from 0 to 10", "a list of 1 to 10 names out of relu, tanh".
std::string description(const Allowed& allowed, bool is_list);

/// "learningRate is -1; it must be a number from 0 to 10."
std::string complaint(std::string_view option, const std::string& shown, const Allowed& allowed,
                      bool is_list);

/// A value as the reader would write it: 0.01, NaN, "relu", [16, 16].
std::string shown(double value);
std::string shown(const std::string& value);
inline std::string shown(const std::optional<double>& value) {
  return value ? shown(*value) : "not given";
}
template <class T>
requires requires(T value, int visit) { T::fields(value, visit); }
std::string shown(const T&) { return "an object"; }
template <class T>
std::string shown(const std::vector<T>& values) {
  std::string text = "[";
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i == 8 && values.size() > 9)
      return text + ", … " + std::to_string(values.size()) + " in all]";
    text += (i ? ", " : "") + shown(values[i]);
  }
  return text + "]";
}

namespace detail {

template <class T>
struct IsList : std::false_type {};
template <class T>
struct IsList<std::vector<T>> : std::true_type {};

template <class T>
bool accepted(const T& value, const Allowed& allowed) {
  if constexpr (IsList<T>::value) {
    if (!allowed.accepts_count(value.size())) return false;
    for (const auto& entry : value)
      if (!accepted(entry, allowed)) return false;
    return true;
  } else if constexpr (std::is_same_v<T, std::optional<double>>) {
    return !value || allowed.accepts(*value);
  } else if constexpr (std::is_arithmetic_v<T>) {
    return allowed.accepts(static_cast<double>(value));
  } else if constexpr (std::is_same_v<T, std::string>) {
    return allowed.accepts(std::string_view(value));
  } else {
    return true;  // a struct checks its own fields
  }
}

}  // namespace detail

/// The first complaint about `options`, if there is one.
template <class Options>
std::optional<std::string> complaint_about(const Options& options) {
  std::optional<std::string> first;
  auto check = [&first](std::string_view name, const auto& value, const Allowed& allowed) {
    if (first || detail::accepted(value, allowed)) return;
    using T = std::decay_t<decltype(value)>;
    first = complaint(name, shown(value), allowed, detail::IsList<T>::value);
  };
  Options::fields(options, check);
  return first;
}

}  // namespace nn
