// What an option may be, and the one sentence that says when it is not.
//
// Every Options, Result, Snapshot and Saved lists its fields once, in
//   void fields(Visitor& visit) { visit("learningRate", learning_rate, number(0, 10)); … }
// That list checks options (here), reads them from and copies results to JavaScript (bindings).
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace nn {

/// Names that a string may be: those of a table's rows, and perhaps one more in front.
class Names {
 public:
  Names() = default;
  template <class Row>
  explicit Names(std::span<const Row> table, std::string_view also = {})
      : rows_(table.data()), count_(table.size()), also_(also), name_(name_of_row<Row>) {}

  std::size_t size() const { return count_ + !also_.empty(); }
  std::string_view operator[](std::size_t index) const;
  /// Separated by commas.
  std::string joined() const;

 private:
  template <class Row>
  static std::string_view name_of_row(const void* rows, std::size_t row) {
    return static_cast<const Row*>(rows)[row].name;
  }

  const void* rows_ = nullptr;
  std::size_t count_ = 0;
  std::string_view also_;
  std::string_view (*name_)(const void* rows, std::size_t row) = nullptr;
};

/// The values that an option, or each entry of a list, may take.
struct Allowed {
  bool any = false;                  ///< there is nothing to check
  bool whole = false;                ///< numbers: no fraction
  double low = 0, high = 0;          ///< numbers: both ends included
  Names names = {};                  ///< strings: one of these
  std::size_t fewest = 1, most = 1;  ///< lists: number of entries
  const char* order = nullptr;       ///< lists of any numbers: what follows what

  bool accepts(double value) const;
  bool accepts(std::string_view value) const;
  bool accepts_count(std::size_t count) const { return count >= fewest && count <= most; }
};

Allowed number(double low, double high);
Allowed whole(double low, double high);
/// `also`: one more name than the table has.
template <class Row>
Allowed one_of(std::span<const Row> table, std::string_view also = {}) {
  return {.names = Names(table, also)};
}
Allowed list_of(Allowed entry, std::size_t fewest, std::size_t most);

/// Any numbers, one after the other; `order` says in which order.
Allowed flat_list(std::size_t fewest, std::size_t most, const char* order);

/// For the fields of a Result.
inline const Allowed kAny{
    .any = true, .fewest = 0, .most = std::numeric_limits<std::size_t>::max()};

class Visitor;

/// A struct with fields, whatever its type.
struct AnyStruct {
  void* object;
  void (*visit)(void* object, Visitor& visitor);
};

/// A list of structs, whatever their type.
struct AnyList {
  void* list;
  std::size_t (*size)(const void* list);
  void (*resize)(void* list, std::size_t size);
  AnyStruct (*entry)(void* list, std::size_t index);
};

/// Every type that a field may have.
using Field = std::variant<bool*, int*, std::uint32_t*, float*, double*, std::optional<double>*,
                           std::string*, std::vector<float>*, std::vector<double>*,
                           std::vector<int>*, std::vector<std::string>*, AnyStruct, AnyList>;

template <class T>
concept HasFields = requires(T value, Visitor& visitor) {
  value.fields(visitor);
};

template <HasFields T>
AnyStruct any_struct(T& value) {
  return {&value, [](void* object, Visitor& visitor) { static_cast<T*>(object)->fields(visitor); }};
}

template <class T>
Field field_of(T& value) {
  return &value;
}
template <HasFields T>
Field field_of(T& value) {
  return any_struct(value);
}
template <HasFields T>
Field field_of(std::vector<T>& value) {
  using List = std::vector<T>;
  return AnyList{
      &value, [](const void* list) { return static_cast<const List*>(list)->size(); },
      [](void* list, std::size_t size) { static_cast<List*>(list)->resize(size); },
      [](void* list, std::size_t index) { return any_struct((*static_cast<List*>(list))[index]); }};
}

/// What is done to every field of a struct.
class Visitor {
 public:
  template <class T>
  void operator()(const char* name, T& value, const Allowed& allowed) {
    field(name, field_of(value), allowed);
  }

 protected:
  ~Visitor() = default;
  virtual void field(const char* name, Field value, const Allowed& allowed) = 0;
};

/// "a number from 0 to 10", "a list of 1 to 10 names out of relu, tanh".
std::string description(const Allowed& allowed, bool is_list);

/// "learningRate is -1; it must be a number from 0 to 10."
std::string complaint(std::string_view option, const std::string& shown, const Allowed& allowed,
                      bool is_list = false);

/// "parameters[3] is NaN; it must be a finite number.", of the first that is none.
std::optional<std::string> complaint_about_finite(const char* option,
                                                  std::span<const float> numbers);

bool is_list(const Field& field);

/// A value as the reader would write it: 0.01, NaN, "relu", [16, 16].
std::string shown(double value);
std::string shown(std::string_view value);
std::string shown(const Field& field);

/// The first entries, at most eight and as many as fit, and how many there are; `entry(i)` shows
/// one.
template <class Entry>
std::string shown_list(std::size_t count, Entry entry) {
  constexpr std::size_t kMost = 8, kLongest = 60;
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string next = i < kMost ? (i ? ", " : "") + entry(i) : "";
    if (i == kMost || text.size() + next.size() > kLongest) {
      return "[" + text + (i ? ", … " : "… ") + std::to_string(count) + " in all]";
    }
    text += next;
  }
  return "[" + text + "]";
}

/// The first complaint about the fields of a struct, if there is one. Structs within check their
/// own.
std::optional<std::string> complaint_about(AnyStruct options);
template <HasFields Options>
std::optional<std::string> complaint_about(const Options& options) {
  return complaint_about(any_struct(const_cast<Options&>(options)));  // which only reads
}

}  // namespace nn
