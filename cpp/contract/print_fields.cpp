// Prints, as JSON, every module of the core with its doors and the fields of their structs: what
// their names, types, defaults and allowed values are. A program for the build; write.mjs makes
// types of it.
#include <cmath>
#include <cstdio>
#include <string>

#include "../experiments/doors.hpp"

namespace nn {
namespace {

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

/// With as many digits as tell it from its neighbours; what JSON has no number for becomes null.
std::string number_json(double value, int digits = 17) {
  if (!std::isfinite(value)) return "null";
  char text[40];
  std::snprintf(text, sizeof text, "%.*g", digits, value);
  return text;
}

template <class Entry>
std::string list_json(std::size_t count, Entry entry) {
  std::string text = "[";
  for (std::size_t i = 0; i < count; ++i) text += (i ? "," : "") + entry(i);
  return text + "]";
}

std::string struct_json(AnyStruct value);

std::string value_json(bool value) { return value ? "true" : "false"; }
std::string value_json(float value) { return number_json(value, 9); }
std::string value_json(double value) { return number_json(value); }
std::string value_json(int value) { return std::to_string(value); }
std::string value_json(std::uint32_t value) { return std::to_string(value); }
std::string value_json(const std::string& value) { return quoted(value); }
std::string value_json(const std::optional<double>& value) {
  return value ? number_json(*value) : "null";
}
template <class Entry>
std::string value_json(const std::vector<Entry>& list) {
  return list_json(list.size(), [&list](std::size_t i) { return value_json(list[i]); });
}

/// "type", "default", and for structs "fields".
struct TypeAndDefault {
  template <class T>
  std::string operator()(const T* value) const {
    return typed(name(value), value_json(*value));
  }
  std::string operator()(AnyStruct value) const {
    return typed("struct", "null") + ",\"fields\":" + struct_json(value);
  }
  std::string operator()(const AnyList& list) const {
    list.resize(list.list, 1);
    return typed("structs", "[]") + ",\"fields\":" + struct_json(list.entry(list.list, 0));
  }

 private:
  static std::string typed(const char* type, const std::string& value) {
    return "\"type\":" + quoted(type) + ",\"default\":" + value;
  }
  static const char* name(const bool*) { return "boolean"; }
  static const char* name(const int*) { return "number"; }
  static const char* name(const std::uint32_t*) { return "number"; }
  static const char* name(const float*) { return "number"; }
  static const char* name(const double*) { return "number"; }
  static const char* name(const std::optional<double>*) { return "number?"; }
  static const char* name(const std::string*) { return "string"; }
  static const char* name(const std::vector<float>*) { return "floats"; }
  static const char* name(const std::vector<double>*) { return "doubles"; }
  static const char* name(const std::vector<int>*) { return "ints"; }
  static const char* name(const std::vector<std::string>*) { return "strings"; }
};

class Print final : public Visitor {
 public:
  std::string text;

 protected:
  void field(const char* name, Field value, const Allowed& allowed) override {
    text += text.empty() ? "" : ",";
    text += "{\"name\":" + quoted(name) + "," + std::visit(TypeAndDefault{}, value) +
            ",\"allowed\":" + (allowed.any && !is_list(value) ? "null" : json(allowed, value)) +
            "}";
  }

 private:
  static std::string json(const Allowed& allowed, const Field& value) {
    std::string text = allowed.any ? "\"any\":true" : limits(allowed);
    if (is_list(value)) {
      text += ",\"fewest\":" + std::to_string(allowed.fewest) +
              ",\"most\":" + number_json(static_cast<double>(allowed.most));
    }
    return "{" + text + "}";
  }
  static std::string limits(const Allowed& allowed) {
    const std::size_t count = allowed.names.size();
    if (count == 0) {
      return "\"low\":" + number_json(allowed.low) + ",\"high\":" + number_json(allowed.high) +
             ",\"whole\":" + value_json(allowed.whole);
    }
    return "\"names\":" +
           list_json(count, [&allowed](std::size_t i) { return quoted(allowed.names[i]); });
  }
};

std::string struct_json(AnyStruct value) {
  Print print;
  value.visit(value.object, print);
  return "[" + print.text + "]";
}

/// The name of a type, out of how both compilers name this function.
template <class T>
std::string_view type_name() {
  std::string_view text = __PRETTY_FUNCTION__;
  text.remove_prefix(text.find("T = ") + 4);
  text = text.substr(0, text.find_first_of(";]"));
  return text.substr(text.rfind(':') + 1);
}

template <HasFields T>
std::string part(const char* name) {
  T value;
  return quoted(name) + ":{\"type\":" + quoted(type_name<T>()) +
         ",\"fields\":" + struct_json(any_struct(value)) + "}";
}

template <class Options, class Result>
std::string parts(Expected<Result> (*)(const Options&)) {
  return part<Options>("options") + "," + part<Result>("result");
}

template <auto run>
std::string door(Experiment<run> listed) {
  return "{\"name\":" + quoted(listed.name) + "," + parts(run) + "}";
}

template <class Type>
std::string door(Session<Type> listed) {
  return "{\"name\":" + quoted(listed.name) + "," + part<typename Type::Options>("options") + "," +
         part<typename Type::Snapshot>("snapshot") + "," + part<typename Type::Saved>("saved") +
         "}";
}

/// A JSON list with what `text` makes of each entry.
std::string each(const auto& list, auto text) {
  std::string all;
  const auto add = [&](const auto& entry) { all += (all.empty() ? "" : ",\n") + text(entry); };
  std::apply([&add](const auto&... entry) { (add(entry), ...); }, list);
  return "[" + all + "]";
}

std::string modules() {
  const auto door_text = [](auto listed) { return door(listed); };
  return each(kModules, [&](const auto& module) {
    return "{\"name\":" + quoted(module.name) +
           ",\"experiments\":" + each(module.experiments, door_text) +
           ",\n\"sessions\":" + each(module.sessions, door_text) + "}";
  });
}

}  // namespace
}  // namespace nn

int main() { std::printf("%s\n", nn::modules().c_str()); }
