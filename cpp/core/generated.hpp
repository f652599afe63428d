// Data drawn from a formula: curves to follow and two classes to tell apart, with as much noise as
// one likes.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "dataset.hpp"

namespace nn {

/// A row of the table of generators. One input: x is uniform in [−1, 1), the target is a function
/// of it. Two inputs: a point of the plane, whose target is 0 in the samples 0, 2, 4 … and 1 in the
/// others. All have one output. Without noise coordinates and targets lie within [−1, 1].
struct DatasetGenerator {
  std::string_view name;
  std::size_t inputs;

  /// `noise` ≥ 0 is the deviation of the normal numbers that are added: to the target of a function
  /// and to both coordinates of a point. Each sample draws them whatever the noise is, so that more
  /// noise moves the samples of a seed but draws no others.
  Dataset (*generate)(std::size_t samples, float noise, Rng& rng);
};

/// Functions:
/// - line: x
/// - absolute-value: |x|
/// - sine: sin(πx), one period
/// - tent: max(0, 1 − 2|x|), which three ReLUs can be
///
/// Classes:
/// - circle: 1 in a disc of radius 0.5, 0 in the ring around it from 0.7 to 1, both evenly filled
/// - xor: 1 where x and y differ in sign; |x| and |y| are uniform in [0.1, 1]
/// - two-gaussians: around (−0.5, −0.5) and (0.5, 0.5); all of their width is noise
/// - two-moons: half circles that reach into each other (as scikit-learn's make_moons, Pedregosa et
///   al. 2011, "Scikit-learn: Machine learning in Python", scaled by 2/3 around the middle)
/// - spirals: two arms of one and a half turns, the radius growing from 0.1 to 1 with the angle
///   (after Lang & Witbrock 1988, "Learning to tell two spirals apart", who give them three turns)
std::span<const DatasetGenerator> dataset_generators();

}  // namespace nn
