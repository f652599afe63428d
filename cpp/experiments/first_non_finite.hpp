// Where the numbers of a run left the range of floats, as results tell it.
#pragma once

#include <string>

#include "../core/trainer.hpp"
#include "options.hpp"

namespace nn {

/// The first number of a run that was infinite or not a number. The run ends before it.
struct FirstNonFinite {
  /// The step in which it stood, counted from 1; 0: before the first; −1: all numbers are finite.
  int step = -1;
  /// Of `step`; infinite where one of the run's twins breaks and the other does not. 0 without
  /// twins.
  double step_margin = 0;
  /// The layer it belongs to, counted from 0 (a page counts from 1); −1: to none.
  int layer = -1;
  /// "sum" (a weighted sum), "output", "loss", "gradient", "memory" (the optimizer's) or
  /// "parameter"; empty: all numbers are finite.
  std::string what;

  FirstNonFinite() = default;
  explicit FirstNonFinite(const NonFinite& found)
      : step(found ? static_cast<int>(found.step) : -1), layer(found.layer), what(found.what) {}
  explicit operator bool() const { return step >= 0; }

  void fields(Visitor& visit) {
    visit("step", step, whole(-1, 2e9));
    visit("stepMargin", step_margin, kAny);
    visit("layer", layer, whole(-1, 64));
    visit("what", what, kAny);
  }
};

}  // namespace nn
