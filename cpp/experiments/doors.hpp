// The doors to the core, by the names that pages call them: the list that the bindings open and
// that the contract of types is written from.
#pragma once

#include <string_view>
#include <tuple>

#include "activation_curves.hpp"
#include "activation_table.hpp"
#include "additivity.hpp"
#include "collapse_to_line.hpp"
#include "difference_quotient.hpp"
#include "hinges.hpp"
#include "network_step.hpp"
#include "training.hpp"
#include "training_loss.hpp"
#include "training_run.hpp"
#include "unit_activity.hpp"
#include "vanishing_gradient.hpp"

namespace nn {

/// An experiment: a function from its Options to Expected<its Result>.
template <auto run>
struct Experiment {
  std::string_view name;
};

/// A class with the types Options, Snapshot and Saved, and with start, resume, advance, snapshot
/// and save.
template <class Type>
struct Session {
  std::string_view name;
};

inline constexpr std::tuple kExperiments{
    Experiment<activation_curves>{"activationCurves"},
    Experiment<activation_table>{"activationTable"},
    Experiment<additivity>{"additivity"},
    Experiment<collapse_to_line>{"collapseToLine"},
    Experiment<difference_quotient>{"differenceQuotient"},
    Experiment<hinges>{"hinges"},
    Experiment<network_step>{"networkStep"},
    Experiment<training_run>{"trainingRun"},
    Experiment<unit_activity>{"unitActivity"},
    Experiment<vanishing_gradient>{"vanishingGradient"},
};

inline constexpr std::tuple kSessions{
    Session<Training>{"training"},
    Session<TrainingLoss>{"trainingLoss"},
};

}  // namespace nn
