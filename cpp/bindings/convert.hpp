// Plain data across the boundary: reads Options from JavaScript objects, copies Results to them.
#pragma once

#include <emscripten/val.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "../experiments/options.hpp"

namespace nn::bindings {

using emscripten::val;

template <class T>
concept Struct = requires(T value, int visit) {
  T::fields(value, visit);
};

template <class T>
concept ListOfStructs = nn::detail::IsList<T>::value && Struct<typename T::value_type>;

// ---- to JavaScript: every array is a copy that JavaScript owns ----

template <class T>
val to_js(const T& value);

template <class T>
val list_to_js(const std::vector<T>& values) {
  if constexpr (std::is_arithmetic_v<T>) {
    // `slice` copies: a view would show the module's memory, and nothing once that has grown.
    return val(emscripten::typed_memory_view(values.size(), values.data())).call<val>("slice");
  } else {
    val array = val::array();
    for (const T& value : values) array.call<void>("push", to_js(value));
    return array;
  }
}

template <class T>
val to_js(const T& value) {
  if constexpr (nn::detail::IsList<T>::value) {
    return list_to_js(value);
  } else if constexpr (Struct<T>) {
    val object = val::object();
    auto write = [&object](const char* name, const auto& field, const Allowed&) {
      object.set(name, to_js(field));
    };
    T::fields(value, write);
    return object;
  } else if constexpr (std::is_same_v<T, std::optional<double>>) {
    return value ? val(*value) : val::undefined();
  } else {
    return val(value);
  }
}

// ---- from JavaScript: nothing is coerced; what does not fit is a complaint ----

/// A value as its reader would write it.
std::string shown(const val& value);

/// Names that `object` has and `known` has not: a misspelt option must not be ignored.
std::optional<std::string> complaint_about_unknown(const val& object,
                                                   const std::vector<std::string>& known);

/// False if `from` is not of the field's type or not allowed.
bool read(const val& from, std::string& to, const Allowed& allowed);
bool read(const val& from, bool& to, const Allowed& allowed);

template <class Number>
requires std::is_arithmetic_v<Number>
bool read(const val& from, Number& to, const Allowed& allowed) {
  if (!from.isNumber()) return false;
  const double number = from.as<double>();
  if (!allowed.accepts(number)) return false;
  if constexpr (std::is_integral_v<Number>) {
    using Limits = std::numeric_limits<Number>;
    const bool fits = number >= static_cast<double>(Limits::min()) &&
                      number <= static_cast<double>(Limits::max()) && number == std::floor(number);
    if (!fits) return false;
  }
  to = static_cast<Number>(number);
  return true;
}

inline bool read(const val& from, std::optional<double>& to, const Allowed& allowed) {
  double number = 0;
  if (!read(from, number, allowed)) return false;
  to = number;
  return true;
}

template <Struct T>
bool read(const val& from, T& to, const Allowed& allowed);

/// An array or a typed array.
bool is_list(const val& value);

template <class T>
bool read(const val& from, std::vector<T>& to, const Allowed& allowed) {
  if (!is_list(from)) return false;
  const auto count = from["length"].as<std::size_t>();
  if (!allowed.accepts_count(count)) return false;
  if constexpr (std::is_same_v<T, float>) {
    if (from.instanceof (val::global("Float32Array"))) {
      to = emscripten::convertJSArrayToNumberVector<float>(from);
      return true;
    }
  }
  to.assign(count, T{});
  for (std::size_t i = 0; i < count; ++i)
    if (!read(from[i], to[i], allowed)) return false;
  return true;
}

template <class Options>
std::optional<std::string> read_options(const val& object, Options& options);

/// Why a list of structs could not be read: it is none, or the first entry that is not right.
template <class T>
std::string complaint_about_entries(const char* name, const val& list, std::vector<T>&,
                                    const Allowed& allowed) {
  const std::size_t count = is_list(list) ? list["length"].as<std::size_t>() : 0;
  for (std::size_t i = 0; i < count && allowed.accepts_count(count); ++i) {
    T entry;
    if (const auto inner = read_options(list[i], entry)) {
      return std::string(name) + "[" + std::to_string(i) + "]: " + *inner;
    }
  }
  return complaint(name, shown(list), allowed, true);
}

/// Overwrites the fields of `options` that `object` has; the others keep their defaults.
template <class Options>
std::optional<std::string> read_options(const val& object, Options& options) {
  if (object.typeOf().as<std::string>() != "object" || object.isNull()) {
    return "options is " + shown(object) + "; it must be an object.";
  }
  std::optional<std::string> first;
  std::vector<std::string> known;
  auto visit = [&](const char* name, auto& field, const Allowed& allowed) {
    known.push_back(name);
    if (first || object[name].isUndefined() || read(object[name], field, allowed)) return;
    using Field = std::decay_t<decltype(field)>;
    if constexpr (Struct<Field>) {
      first = read_options(object[name], field);
    } else if constexpr (ListOfStructs<Field>) {
      first = complaint_about_entries(name, object[name], field, allowed);
    } else {
      first = complaint(name, shown(object[name]), allowed, nn::detail::IsList<Field>::value);
    }
  };
  Options::fields(options, visit);
  return first ? first : complaint_about_unknown(object, known);
}

template <Struct T>
bool read(const val& from, T& to, const Allowed&) {
  return !read_options(from, to);
}

}  // namespace nn::bindings
