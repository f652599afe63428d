// The wording of complaints, in one place for every option of every experiment.
#include "options.hpp"

#include <algorithm>
#include <cmath>

namespace nn {
namespace {

std::string range(const Allowed& allowed) {
  return shown(allowed.low) + " to " + shown(allowed.high);
}

/// The digits of a positive number as 0.d₁d₂… · 10^exponent, without zeros at the end: nine, or
/// seventeen of a double that these do not give. A refused 1.0000000001 must not be shown as 1.
struct Decimal {
  std::string digits;
  int exponent = 0;
};

/// Whether nine · 10^(exponent − 9) is the value, as far as its type goes.
bool nine_digits_give(double value, double nine, int exponent) {
  if (value == static_cast<float>(value) || exponent < -12 || exponent > 30) return true;
  double power = 1;
  for (int i = std::abs(exponent - 9); i > 0; --i) power *= 10;
  return value == (exponent < 9 ? nine / power : nine * power);
}

Decimal decimal(double value) {
  Decimal result;
  double part = value;
  for (; part >= 1; ++result.exponent) part /= 10;
  for (; part < 0.1; --result.exponent) part *= 10;
  double scale = 1e9;
  if (!nine_digits_give(value, std::floor(part * scale + 0.5), result.exponent)) scale = 1e17;
  double all = std::floor(part * scale + 0.5);
  if (all >= scale) {
    all /= 10;
    ++result.exponent;
  }
  result.digits = std::to_string(static_cast<std::uint64_t>(all));
  result.digits.resize(result.digits.find_last_not_of('0') + 1);
  return result;
}

/// printf's %.9g: printf itself would be a tenth of the module.
std::string positive(double value) {
  if (value == std::floor(value) && value < 1e15) {
    return std::to_string(static_cast<std::uint64_t>(value));
  }
  const auto [digits, exponent] = decimal(value);
  const bool scientific = exponent < -3 || exponent > 15;
  std::string text;
  if (exponent <= 0 && !scientific) {
    text = "0.";
    for (int i = exponent; i < 0; ++i) text += '0';
    return text += digits;
  }
  const auto whole = static_cast<std::size_t>(scientific ? 1 : exponent);
  for (std::size_t i = 0; i < whole; ++i) text += i < digits.size() ? digits[i] : '0';
  if (digits.size() > whole) text += '.';
  for (std::size_t i = whole; i < digits.size(); ++i) text += digits[i];
  if (!scientific) return text;
  text += exponent > 0 ? "e+" : "e-";
  return text += std::to_string(std::abs(exponent - 1));
}

struct Shown {
  std::string operator()(const bool* value) const { return *value ? "true" : "false"; }
  std::string operator()(const std::string* value) const { return shown(*value); }
  std::string operator()(const std::optional<double>* value) const {
    return *value ? shown(**value) : "not given";
  }
  template <class Number>
  std::string operator()(const Number* value) const {
    return shown(static_cast<double>(*value));
  }
  std::string operator()(const std::vector<std::string>* list) const {
    return shown_list(list->size(), [list](std::size_t i) { return shown((*list)[i]); });
  }
  template <class Number>
  std::string operator()(const std::vector<Number>* list) const {
    return shown_list(list->size(), [list](std::size_t i) { return shown(double((*list)[i])); });
  }
  std::string operator()(AnyStruct) const { return "an object"; }
  std::string operator()(const AnyList& list) const {
    return shown_list(list.size(list.list), [](std::size_t) { return std::string("an object"); });
  }
};

struct Accepted {
  const Allowed& allowed;

  bool operator()(const bool*) const { return true; }
  bool operator()(const std::string* value) const {
    return allowed.accepts(std::string_view(*value));
  }
  bool operator()(const std::optional<double>* value) const {
    return !*value || allowed.accepts(**value);
  }
  template <class Number>
  bool operator()(const Number* value) const {
    return allowed.accepts(static_cast<double>(*value));
  }
  template <class Entry>
  bool operator()(const std::vector<Entry>* list) const {
    return allowed.accepts_count(list->size()) &&
           std::all_of(list->begin(), list->end(),
                       [this](const Entry& entry) { return (*this)(&entry); });
  }
  bool operator()(AnyStruct) const { return true; }
  bool operator()(const AnyList& list) const { return allowed.accepts_count(list.size(list.list)); }
};

class Check final : public Visitor {
 public:
  std::optional<std::string> first;

 protected:
  void field(const char* name, Field value, const Allowed& allowed) override {
    if (first || std::visit(Accepted{allowed}, value)) return;
    first = complaint(name, shown(value), allowed, is_list(value));
  }
};

}  // namespace

std::string_view Names::operator[](std::size_t index) const {
  if (!also_.empty()) {
    if (index == 0) return also_;
    --index;
  }
  return name_(rows_, index);
}

std::string Names::joined() const {
  std::string text;
  for (std::size_t i = 0; i < size(); ++i) {
    if (i > 0) text += ", ";
    text += (*this)[i];
  }
  return text;
}

bool Allowed::accepts(double value) const {
  if (any) return true;
  return value >= low && value <= high && (!whole || value == std::floor(value));
}

bool Allowed::accepts(std::string_view value) const {
  bool found = any;
  for (std::size_t i = 0; i < names.size(); ++i) found = found || names[i] == value;
  return found;
}

Allowed number(double low, double high) { return {.low = low, .high = high}; }

Allowed whole(double low, double high) { return {.whole = true, .low = low, .high = high}; }

Allowed list_of(Allowed entry, std::size_t fewest, std::size_t most) {
  entry.fewest = fewest;
  entry.most = most;
  return entry;
}

Allowed flat_list(std::size_t fewest, std::size_t most, const char* order) {
  return {.any = true, .fewest = fewest, .most = most, .order = order};
}

std::string description(const Allowed& allowed, bool is_list) {
  const bool names = allowed.names.size() > 0;
  if (is_list) {
    const std::string count =
        std::to_string(allowed.fewest) + " to " + std::to_string(allowed.most);
    if (names) return "a list of " + count + " names out of " + allowed.names.joined();
    if (allowed.order) return "a flat list of " + count + " numbers, " + allowed.order;
    if (allowed.any) return "a list of " + count + " entries";
    return "a list of " + count + (allowed.whole ? " whole" : "") + " numbers from " +
           range(allowed);
  }
  if (names) return "one of " + allowed.names.joined();
  if (allowed.any) return "of another type";
  if (allowed.whole && allowed.low == allowed.high) return shown(allowed.low);
  return (allowed.whole ? "a whole number from " : "a number from ") + range(allowed);
}

std::string complaint(std::string_view option, const std::string& shown, const Allowed& allowed,
                      bool is_list) {
  return std::string(option) + " is " + shown + "; it must be " + description(allowed, is_list) +
         ".";
}

bool is_list(const Field& field) {
  return std::visit(
      [](auto value) {
        using T = decltype(value);
        return std::is_same_v<T, AnyList> || std::is_same_v<T, std::vector<float>*> ||
               std::is_same_v<T, std::vector<double>*> || std::is_same_v<T, std::vector<int>*> ||
               std::is_same_v<T, std::vector<std::string>*>;
      },
      field);
}

std::string shown(double value) {
  if (std::isnan(value)) return "NaN";
  if (value < 0) return std::string("-") + shown(-value);
  if (std::isinf(value)) return "Infinity";
  return positive(value);
}

std::string shown(std::string_view value) {
  constexpr std::size_t kLongest = 40;
  std::size_t size = std::min(value.size(), kLongest);
  // Never within a character: what follows its first byte is 10xxxxxx in UTF-8.
  while (size < value.size() && size > 0 && (value[size] & 0xC0) == 0x80) --size;
  return '"' + std::string(value.substr(0, size)) + (size < value.size() ? "…" : "") + '"';
}

std::string shown(const Field& field) { return std::visit(Shown{}, field); }

std::optional<std::string> complaint_about_finite(const char* option,
                                                  std::span<const float> numbers) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (std::isfinite(numbers[i])) continue;
    return std::string(option) + "[" + std::to_string(i) + "] is " +
           shown(static_cast<double>(numbers[i])) + "; it must be a finite number.";
  }
  return {};
}

std::optional<std::string> complaint_about(AnyStruct options) {
  Check check;
  options.visit(options.object, check);
  return check.first;
}

}  // namespace nn
