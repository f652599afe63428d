// The conversions that do not depend on a field's type.
#include "convert.hpp"

#include <algorithm>

namespace nn::bindings {

std::string shown(const val& value) {
  const std::string type = value.typeOf().as<std::string>();
  if (type == "number") return nn::shown(value.as<double>());
  if (type == "string") return nn::shown(value.as<std::string>());
  if (is_list(value)) {
    const auto count = value["length"].as<std::size_t>();
    std::string text = "[";
    for (std::size_t i = 0; i < count; ++i) {
      if (i == 8) return text + ", … " + std::to_string(count) + " in all]";
      text += (i ? ", " : "") + shown(value[i]);
    }
    return text + "]";
  }
  if (type == "object" && !value.isNull()) return "an object";
  if (type == "function" || type == "symbol") return "a " + type;
  return val::global("String")(value).as<std::string>();
}

std::optional<std::string> complaint_about_unknown(const val& object,
                                                   const std::vector<std::string>& known) {
  const val keys = val::global("Object").call<val>("keys", object);
  const auto count = keys["length"].as<std::size_t>();
  for (std::size_t i = 0; i < count; ++i) {
    const auto key = keys[i].as<std::string>();
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    std::string names;
    for (const std::string& name : known) names += (names.empty() ? "" : ", ") + name;
    return "option \"" + key + "\" is not known; known are: " + (names.empty() ? "none" : names) +
           ".";
  }
  return {};
}

bool is_list(const val& value) {
  return value.instanceof
      (val::global("Array")) || val::global("ArrayBuffer").call<bool>("isView", value);
}

bool read(const val& from, std::string& to, const Allowed& allowed) {
  if (!from.isString()) return false;
  const auto text = from.as<std::string>();
  if (!allowed.accepts(std::string_view(text))) return false;
  to = text;
  return true;
}

bool read(const val& from, bool& to, const Allowed&) {
  if (!from.isTrue() && !from.isFalse()) return false;
  to = from.isTrue();
  return true;
}

}  // namespace nn::bindings
