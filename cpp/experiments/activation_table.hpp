// Which activations are there, and what is each one's formula, range and kink?
#pragma once

#include <string>
#include <vector>

#include "../core/expected.hpp"
#include "options.hpp"

namespace nn {

struct ActivationTableOptions {
  void fields(Visitor&) {}
};

/// No number needs a margin: the ends are written in the table of activations, in float64.
struct ActivationRow {
  std::string name;          ///< in options
  std::string label;         ///< for people
  std::string formula;       ///< of x, in plain text
  double low = 0, high = 0;  ///< the range's ends; ±infinity where it has none
  bool low_included = false, high_included = false;  ///< whether the ends are reached
  bool kinked = false;                               ///< the derivative jumps at 0

  void fields(Visitor& visit) {
    visit("name", name, kAny);
    visit("label", label, kAny);
    visit("formula", formula, kAny);
    visit("low", low, kAny);
    visit("high", high, kAny);
    visit("lowIncluded", low_included, kAny);
    visit("highIncluded", high_included, kAny);
    visit("kinked", kinked, kAny);
  }
};

struct ActivationTableResult {
  std::vector<ActivationRow> rows;  ///< all activations

  void fields(Visitor& visit) { visit("rows", rows, kAny); }
};

Expected<ActivationTableResult> activation_table(const ActivationTableOptions& options);

}  // namespace nn
