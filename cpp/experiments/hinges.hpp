// How well do N ReLUs follow a curve, and where do they bend? (US employment, one input)
#pragma once

#include <vector>

#include "../core/dataset.hpp"
#include "../core/expected.hpp"
#include "options.hpp"

namespace nn {

struct HingesOptions {
  int units = 4;  ///< ReLUs

  void fields(Visitor& visit) { visit("units", units, whole(1, 64)); }
};

/// Months count from January 2006 = 0; employees in millions.
struct HingesResult {
  std::vector<float> month, employees;  ///< the data
  std::vector<float> fit;               ///< the sum of ReLUs, at every month
  /// Of every ReLU max(0, month − kink), from left to right: where it bends, and by how much it
  /// changes the slope (millions a month). A kink at 0 is the slope at the left end.
  std::vector<float> kinks, slope_changes;
  int pieces = 0;   ///< straight pieces between month 0 and the last
  double rmse = 0;  ///< root of the mean squared difference, millions

  void fields(Visitor& visit) {
    visit("month", month, kAny);
    visit("employees", employees, kAny);
    visit("fit", fit, kAny);
    visit("kinks", kinks, kAny);
    visit("slopeChanges", slope_changes, kAny);
    visit("pieces", pieces, kAny);
    visit("rmse", rmse, kAny);
  }
};

/// b + Σ w max(0, t − k): kinks are taken one after the other, each where it helps most (forward
/// selection, as in Friedman 1991, "Multivariate adaptive regression splines"); the first eight are
/// exchanged until none can move for the better. Weights by least squares, all in float64.
///
/// No number needs a margin: all questions there are, one for each number of units, have the same
/// kinks when every month's count is moved by a unit in float32's last place, 500 million times
/// what float64 rounds; the test moves them.
Expected<HingesResult> hinges(const HingesOptions& options);

/// The same for other data than the payrolls.
HingesResult hinges_of(const HingesOptions& options, const Dataset& data);

}  // namespace nn
