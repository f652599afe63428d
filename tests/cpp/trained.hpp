// A comparison of trainings, taken to its end.
#pragma once

#include "../../cpp/experiments/training_loss.hpp"
#include "catch.hpp"

namespace nn {

/// One of the twins alone.
inline TrainingLossSnapshot trained(const TrainingLossOptions& options, Twin twin) {
  TrainingLossRun run(options, twin);
  while (!run.finished()) run.advance(1000);
  return run.snapshot();
}

/// As the page trains it, with the margins that its twins leave.
inline TrainingLossSnapshot trained(const TrainingLossOptions& options) {
  auto session = TrainingLoss::start(options);
  REQUIRE(session);
  while ((*session)->advance(1000)) {
  }
  return (*session)->snapshot();
}

}  // namespace nn
