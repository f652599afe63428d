// How each type of field is written to and read from JavaScript.
#include "convert.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nn::bindings {
namespace {

template <class... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

/// An array or a typed array. A DataView is none: it has no entries.
bool is_js_list(const val& value) {
  return value.instanceof
      (val::global("Array")) ||
          (val::global("ArrayBuffer").call<bool>("isView", value) && value["length"].isNumber());
}

/// `slice` copies: a view would show the module's memory, and nothing once that has grown.
template <class Number>
val copied(const std::vector<Number>& numbers) {
  return val(emscripten::typed_memory_view(numbers.size(), numbers.data())).call<val>("slice");
}

template <class Entry>
val array_of(std::size_t count, Entry entry) {
  val array = val::array();
  for (std::size_t i = 0; i < count; ++i) array.call<void>("push", entry(i));
  return array;
}

val field_to_js(const Field& field) {
  return std::visit(
      Overloaded{
          [](const auto* value) { return val(*value); },
          [](const std::optional<double>* value) {
            return *value ? val(**value) : val::undefined();
          },
          [](const std::vector<float>* list) { return copied(*list); },
          [](const std::vector<double>* list) { return copied(*list); },
          [](const std::vector<int>* list) { return copied(*list); },
          [](const std::vector<std::string>* list) {
            return array_of(list->size(), [list](std::size_t i) { return val((*list)[i]); });
          },
          [](AnyStruct value) { return to_js(value); },
          [](const AnyList& list) {
            return array_of(list.size(list.list),
                            [&list](std::size_t i) { return to_js(list.entry(list.list, i)); });
          },
      },
      field);
}

class Write final : public Visitor {
 public:
  val object = val::object();

 protected:
  void field(const char* name, Field value, const Allowed&) override {
    object.set(name, field_to_js(value));
  }
};

/// Why a value is not what an option may be; empty if it was read.
using Complaint = std::optional<std::string>;

bool accepts_number(const val& from, const Allowed& allowed) {
  return from.isNumber() && allowed.accepts(from.as<double>());
}

template <class Integer>
bool read_integer(const val& from, Integer& to, const Allowed& allowed) {
  if (!accepts_number(from, allowed)) return false;
  using Limits = std::numeric_limits<Integer>;
  const double number = from.as<double>();
  const bool fits = number >= static_cast<double>(Limits::min()) &&
                    number <= static_cast<double>(Limits::max()) && number == std::floor(number);
  if (fits) to = static_cast<Integer>(number);
  return fits;
}

/// The beginning of a string, which is enough to tell it from every name: the whole may be longer
/// than the module's memory.
std::string beginning(const val& string) {
  return string.call<val>("slice", 0, 80).as<std::string>();
}

bool read_string(const val& from, std::string& to, const Allowed& allowed) {
  if (!from.isString()) return false;
  const std::string text = beginning(from);
  if (!allowed.accepts(std::string_view(text))) return false;
  to = text;
  return true;
}

constexpr double kMostEntries = 1 << 26;

/// Number of entries, if `from` is a list of as many as allowed.
std::optional<std::size_t> read_count(const val& from, const Allowed& allowed) {
  if (!is_js_list(from)) return {};
  // As a float64 first: a length need not fit into 32 bits, and what `ArrayBuffer.isView` likes
  // need not have one.
  const val length = from["length"];
  if (!length.isNumber() || length.as<double>() > kMostEntries) return {};
  const auto count = static_cast<std::size_t>(length.as<double>());
  return allowed.accepts_count(count) ? std::optional(count) : std::nullopt;
}

bool read_numbers(const val& from, std::vector<float>& to, const Allowed& allowed) {
  const auto count = read_count(from, allowed);
  if (!count) return false;
  if (from.instanceof (val::global("Float32Array"))) {
    to = emscripten::convertJSArrayToNumberVector<float>(from);
    return true;
  }
  to.assign(*count, 0);
  for (std::size_t i = 0; i < *count; ++i) {
    const val entry = from[i];
    if (!accepts_number(entry, allowed)) return false;
    to[i] = entry.as<float>();
  }
  return true;
}

template <class Entry, class Read>
bool read_list(const val& from, std::vector<Entry>& to, const Allowed& allowed, Read read) {
  const auto count = read_count(from, allowed);
  if (!count) return false;
  to.assign(*count, {});
  for (std::size_t i = 0; i < *count; ++i)
    if (!read(from[i], to[i], allowed)) return false;
  return true;
}

struct Read {
  const val& from;
  const char* name;
  const Allowed& allowed;

  Complaint operator()(bool* to) const {
    if (!from.isTrue() && !from.isFalse()) return refused(false);
    *to = from.isTrue();
    return {};
  }
  Complaint operator()(std::string* to) const {
    return read_string(from, *to, allowed) ? Complaint() : refused(false);
  }
  Complaint operator()(int* to) const {
    return read_integer(from, *to, allowed) ? Complaint() : refused(false);
  }
  Complaint operator()(std::uint32_t* to) const {
    return read_integer(from, *to, allowed) ? Complaint() : refused(false);
  }
  /// float, double, optional double.
  template <class Number>
  Complaint operator()(Number* to) const {
    if (!accepts_number(from, allowed)) return refused(false);
    *to = static_cast<Number>(from.as<double>());
    return {};
  }
  Complaint operator()(std::vector<float>* to) const {
    return read_numbers(from, *to, allowed) ? Complaint() : refused(true);
  }
  Complaint operator()(std::vector<int>* to) const {
    return read_list(from, *to, allowed, read_integer<int>) ? Complaint() : refused(true);
  }
  Complaint operator()(std::vector<double>*) const { return refused(true); }  // only in results
  Complaint operator()(std::vector<std::string>* to) const {
    return read_list(from, *to, allowed, read_string) ? Complaint() : refused(true);
  }
  Complaint operator()(AnyStruct to) const { return read_options(from, to); }
  Complaint operator()(const AnyList& to) const {
    const auto count = read_count(from, allowed);
    if (!count) return refused(true);
    to.resize(to.list, *count);
    for (std::size_t i = 0; i < *count; ++i) {
      if (const auto inner = read_options(from[i], to.entry(to.list, i))) {
        return std::string(name) + "[" + std::to_string(i) + "]: " + *inner;
      }
    }
    return {};
  }

  Complaint refused(bool list) const { return complaint(name, shown(from), allowed, list); }
};

class ReadAll final : public Visitor {
 public:
  explicit ReadAll(const val& object) : object_(object) {}

  Complaint first;
  std::vector<std::string> known;

 protected:
  void field(const char* name, Field to, const Allowed& allowed) override {
    known.push_back(name);
    const val from = object_[name];
    if (!first && !from.isUndefined()) first = std::visit(Read{from, name, allowed}, to);
  }

 private:
  const val& object_;
};

/// A misspelt option must not be ignored.
Complaint complaint_about_unknown(const val& object, const std::vector<std::string>& known) {
  const val keys = val::global("Object").call<val>("keys", object);
  const auto count = keys["length"].as<std::size_t>();
  for (std::size_t i = 0; i < count; ++i) {
    const std::string key = beginning(keys[i]);
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    std::string names;
    for (const std::string& name : known) names += (names.empty() ? "" : ", ") + name;
    return "option " + nn::shown(key) +
           " is not known; known are: " + (names.empty() ? "none" : names) + ".";
  }
  return {};
}

}  // namespace

val to_js(AnyStruct from) {
  Write write;
  from.visit(from.object, write);
  return write.object;
}

constexpr double kMostShown = 4294967295;

/// `depth`: of the lists around it. Deep within others a list is not written out: it may hold
/// itself.
std::string shown(const val& value, int depth) {
  const std::string type = value.typeOf().as<std::string>();
  if (type == "number") return nn::shown(value.as<double>());
  if (type == "string") return nn::shown(beginning(value));
  if (is_js_list(value)) {
    if (depth == 2) return "[…]";
    const double length = value["length"].as<double>();
    return shown_list(static_cast<std::size_t>(std::min(length, kMostShown)),
                      [&](std::size_t i) { return shown(value[i], depth + 1); });
  }
  if (type == "object" && !value.isNull()) return "an object";
  if (type == "function" || type == "symbol") return "a " + type;
  return beginning(val::global("String")(value));
}

std::optional<std::string> read_options(const val& object, AnyStruct to) {
  if (object.typeOf().as<std::string>() != "object" || object.isNull()) {
    return "options is " + shown(object) + "; it must be an object.";
  }
  ReadAll read(object);
  to.visit(to.object, read);
  return read.first ? read.first : complaint_about_unknown(object, read.known);
}

}  // namespace nn::bindings
