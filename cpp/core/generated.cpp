// The formulas of the generated data. Each number is drawn in a statement of its own: compilers may
// evaluate the parts of an expression in any order.
#include "generated.hpp"

#include <cmath>

#include "elementary.hpp"

namespace nn {
namespace {

float between(float low, float high, Rng& rng) { return low + (high - low) * rng.uniform(); }

// ---- Functions ----

float line(float x) { return x; }
float absolute_value(float x) { return magnitude(x); }
float sine(float x) { return sin_turns(0.5f * x); }
float tent(float x) { return at_least(1 - 2 * magnitude(x), 0); }

template <float (*function)(float)>
Dataset values(std::size_t samples, float noise, Rng& rng) {
  Dataset data{.samples = samples, .features = 1, .outputs = 1};
  for (std::size_t n = 0; n < samples; ++n) {
    const float x = between(-1, 1, rng);
    const float error = rng.normal();
    data.inputs.push_back(x);
    data.targets.push_back(function(x) + noise * error);
  }
  return data;
}

// ---- Classes ----

struct Point {
  float x, y;
};

Point opposite(Point p) { return {-p.x, -p.y}; }
Point polar(float radius, float turns) {
  return {radius * cos_turns(turns), radius * sin_turns(turns)};
}

Point circle(bool one, Rng& rng) {
  // A disc's area grows with the square of its radius, so the square is what is uniform.
  const float square = one ? between(0, 0.25f, rng) : between(0.49f, 1, rng);
  const float turns = rng.uniform();
  return polar(std::sqrt(square), turns);
}

Point exclusive_or(bool one, Rng& rng) {
  const float x = between(0.1f, 1, rng);
  const float y = between(0.1f, 1, rng);
  const Point point{x, one ? -y : y};
  return rng.uniform() < 0.5f ? point : opposite(point);
}

Point two_gaussians(bool one, Rng&) { return one ? Point{0.5f, 0.5f} : Point{-0.5f, -0.5f}; }

Point two_moons(bool one, Rng& rng) {
  const Point p = polar(1, 0.5f * rng.uniform());
  const Point upper{(p.x - 0.5f) / 1.5f, (p.y - 0.25f) / 1.5f};
  return one ? opposite(upper) : upper;
}

Point spirals(bool one, Rng& rng) {
  const float along = rng.uniform();
  const Point arm = polar(0.1f + 0.9f * along, 1.5f * along);
  return one ? opposite(arm) : arm;
}

template <Point (*place)(bool one, Rng& rng)>
Dataset classes(std::size_t samples, float noise, Rng& rng) {
  Dataset data{.samples = samples, .features = 2, .outputs = 1};
  for (std::size_t n = 0; n < samples; ++n) {
    const bool one = n % 2 == 1;
    const Point point = place(one, rng);
    const float x_error = rng.normal();
    const float y_error = rng.normal();
    data.inputs.push_back(point.x + noise * x_error);
    data.inputs.push_back(point.y + noise * y_error);
    data.targets.push_back(one ? 1 : 0);
  }
  return data;
}

}  // namespace

std::span<const DatasetGenerator> dataset_generators() {
  static constexpr DatasetGenerator table[] = {
      {"line", 1, values<line>},
      {"absolute-value", 1, values<absolute_value>},
      {"sine", 1, values<sine>},
      {"tent", 1, values<tent>},
      {"circle", 2, classes<circle>},
      {"xor", 2, classes<exclusive_or>},
      {"two-gaussians", 2, classes<two_gaussians>},
      {"two-moons", 2, classes<two_moons>},
      {"spirals", 2, classes<spirals>},
  };
  return table;
}

}  // namespace nn
