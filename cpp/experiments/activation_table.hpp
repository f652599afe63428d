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

struct ActivationRow {
  std::string name, label, formula;
  double low = 0, high = 0;  ///< the range's ends; ±infinity where it has none
  bool low_included = false, high_included = false;
  bool kinked = false;

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
  std::vector<ActivationRow> rows;

  void fields(Visitor& visit) { visit("rows", rows, kAny); }
};

Expected<ActivationTableResult> activation_table(const ActivationTableOptions& options);

}  // namespace nn
