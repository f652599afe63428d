// Which activations are there, and what is each one's formula and range? (menus, menus' labels)
#pragma once

#include <string>
#include <vector>

#include "../core/expected.hpp"
#include "options.hpp"

namespace nn {

struct ActivationTableOptions {
  template <class Self, class Visitor>
  static void fields(Self&, Visitor&) {}
};

struct ActivationRow {
  std::string name, label, formula;
  double low = 0, high = 0;  ///< the range's ends; ±infinity where it has none
  bool low_included = false, high_included = false;
  bool kinked = false;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("name", self.name, kAny);
    visit("label", self.label, kAny);
    visit("formula", self.formula, kAny);
    visit("low", self.low, kAny);
    visit("high", self.high, kAny);
    visit("lowIncluded", self.low_included, kAny);
    visit("highIncluded", self.high_included, kAny);
    visit("kinked", self.kinked, kAny);
  }
};

struct ActivationTableResult {
  std::vector<ActivationRow> rows;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("rows", self.rows, kAny);
  }
};

Expected<ActivationTableResult> activation_table(const ActivationTableOptions& options);

}  // namespace nn
