// The doors to the core, by the names that pages call them, and the modules in which they lie: the
// lists that the bindings open and that the contract of types is written from.
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

/// What one WebAssembly module opens. A page downloads a module when a figure first asks for one of
/// its doors.
template <class Experiments, class Sessions>
struct Module {
  std::string_view name;
  Experiments experiments;
  Sessions sessions;
};
// Which compilers deduce of themselves only from their next versions on.
template <class Experiments, class Sessions>
Module(const char*, Experiments, Sessions) -> Module<Experiments, Sessions>;

/// Functions alone, without a network: the lightest.
inline constexpr Module kCurves{
    "curves",
    std::tuple{
        Experiment<activation_curves>{"activationCurves"},
        Experiment<additivity>{"additivity"},
        Experiment<difference_quotient>{"differenceQuotient"},
    },
    std::tuple{},
};

/// Training that is watched. The curves stand here as well: the article opens with both.
inline constexpr Module kTraining{
    "training",
    std::tuple{Experiment<activation_curves>{"activationCurves"}},
    std::tuple{Session<TrainingLoss>{"trainingLoss"}},
};

/// Questions that are answered with networks.
inline constexpr Module kNetworks{
    "networks",
    std::tuple{
        Experiment<collapse_to_line>{"collapseToLine"},
        Experiment<hinges>{"hinges"},
        Experiment<network_step>{"networkStep"},
        Experiment<unit_activity>{"unitActivity"},
        Experiment<vanishing_gradient>{"vanishingGradient"},
    },
    std::tuple{},
};

/// For other people's programs, with arrays of their own: no figure asks here.
inline constexpr Module kLibrary{
    "library",
    std::tuple{
        Experiment<activation_curves>{"activationCurves"},
        Experiment<activation_table>{"activationTable"},
        Experiment<training_run>{"trainingRun"},
    },
    std::tuple{Session<Training>{"training"}},
};

/// A door that several modules have is opened in one that is there already, or else in the first.
inline constexpr std::tuple kModules{kCurves, kTraining, kNetworks, kLibrary};

/// The doors of all modules; one that several have stands here as often.
inline constexpr auto kExperiments =
    std::apply([](auto... module) { return std::tuple_cat(module.experiments...); }, kModules);
inline constexpr auto kSessions =
    std::apply([](auto... module) { return std::tuple_cat(module.sessions...); }, kModules);

}  // namespace nn
