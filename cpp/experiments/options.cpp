// The wording of complaints, in one place for every option of every experiment.
#include "options.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace nn {
namespace {

std::string joined(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

std::string range(const Allowed& allowed) {
  return shown(allowed.low) + " to " + shown(allowed.high);
}

}  // namespace

bool Allowed::accepts(double value) const {
  if (any) return true;
  return value >= low && value <= high && (!whole || value == std::floor(value));
}

bool Allowed::accepts(std::string_view value) const {
  return any || std::find(names.begin(), names.end(), value) != names.end();
}

Allowed number(double low, double high) { return {.low = low, .high = high}; }

Allowed whole(double low, double high) { return {.whole = true, .low = low, .high = high}; }

Allowed one_of(std::initializer_list<std::string_view> names) { return {.names = names}; }

Allowed list_of(Allowed entry, std::size_t fewest, std::size_t most) {
  entry.fewest = fewest;
  entry.most = most;
  return entry;
}

std::string description(const Allowed& allowed, bool is_list) {
  const bool names = !allowed.names.empty();
  if (is_list) {
    const std::string count =
        std::to_string(allowed.fewest) + " to " + std::to_string(allowed.most);
    if (names) return "a list of " + count + " names out of " + joined(allowed.names);
    if (allowed.any) return "a list of " + count + " entries";
    return "a list of " + count + (allowed.whole ? " whole" : "") + " numbers from " +
           range(allowed);
  }
  if (names) return "one of " + joined(allowed.names);
  if (allowed.any) return "of another type";
  return (allowed.whole ? "a whole number from " : "a number from ") + range(allowed);
}

std::string complaint(std::string_view option, const std::string& shown, const Allowed& allowed,
                      bool is_list) {
  return std::string(option) + " is " + shown + "; it must be " + description(allowed, is_list) +
         ".";
}

std::string shown(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  char text[32];
  const bool integral = value == std::floor(value) && std::fabs(value) < 1e15;
  std::snprintf(text, sizeof text, integral ? "%.0f" : "%.9g", value);
  return text;
}

std::string shown(const std::string& value) {
  constexpr std::size_t kLongest = 40;
  return '"' + (value.size() > kLongest ? value.substr(0, kLongest) + "…" : value) + '"';
}

}  // namespace nn
