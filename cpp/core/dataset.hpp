// Samples to learn from: where they come from, how they are divided, and on which scale they are.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "rng.hpp"

namespace nn {

struct Dataset {
  std::size_t samples = 0, features = 0, outputs = 0;
  std::vector<float> inputs = {};   ///< (samples × features) row-major
  std::vector<float> targets = {};  ///< (samples × outputs) row-major; for classes one-hot rows,
                                    ///< or for two classes a single 0 or 1
};

/// Where the sample's largest target stands; a single target is 0 or 1.
std::size_t class_of(const Dataset& data, std::size_t sample);

/// 342 samples; bill length and depth (mm), flipper length (mm), body mass (g); species Adelie,
/// Chinstrap, Gentoo.
Dataset penguins();

/// 120 samples: every month from January 2006 to December 2015 in order. Feature: months since
/// January 2006, 0 … 119; output: employees on non-farm payrolls of the United States, in millions,
/// seasonally adjusted.
Dataset employment();

struct Split {
  Dataset training, validation;
};

/// Keeps `validation_share` (0 … 1, rounded to whole samples) of the data back, chosen by `rng`.
Split split(const Dataset& data, double validation_share, Rng& rng);

/// As `split`, but keeps that share of *every class* back, rounded to whole samples for each class
/// by itself: together they may be a few more or fewer than `split` keeps. Both parts are in random
/// order.
Split stratified_split(const Dataset& data, double validation_share, Rng& rng);

/// As `split`, but keeps the last samples back: for data in order of time or of who produced them.
Split ordered_split(const Dataset& data, double validation_share);

/// Number of samples that `split` and `ordered_split` keep back.
std::size_t validation_samples(std::size_t samples, double validation_share);

/// Shifts and scales each feature to mean 0 and deviation 1 *over the training part*: the
/// validation part must not leak into what the network is given. A constant feature becomes 0.
void standardize(Split& split);

/// The same for targets that are numbers.
void standardize_targets(Split& split);

}  // namespace nn
