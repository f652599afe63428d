// Forward selection of hinges, with the basis kept orthogonal.
#include "hinges.hpp"

#include <cmath>
#include <utility>

#include "../core/dataset.hpp"
#include "sort.hpp"

namespace nn {
namespace {

using Vector = std::vector<double>;

/// Beyond this many, where the first choice lies hardly matters, and exchanging takes long.
constexpr std::size_t kMostExchanged = 8;

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// a −= factor · b
void subtract(Vector& a, double factor, const Vector& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] -= factor * b[i];
}

Vector hinge(std::size_t samples, std::size_t kink) {
  Vector values(samples);
  for (std::size_t i = kink; i < samples; ++i) values[i] = static_cast<double>(i - kink);
  return values;
}

/// Least squares that grows by one column at a time (modified Gram–Schmidt: Björck 1967, "Solving
/// linear least squares problems by Gram–Schmidt orthogonalization").
class GrowingFit {
 public:
  explicit GrowingFit(const Vector& target) : residual_(target) {}

  /// `column` less what the columns so far span; twice, against rounding.
  Vector orthogonal(Vector column) const {
    for (int pass = 0; pass < 2; ++pass) {
      for (const Vector& q : basis_) subtract(column, dot(q, column), q);
    }
    return column;
  }

  /// By how much the squared error would fall.
  double gain(const Vector& column) const {
    const Vector rest = orthogonal(column);
    const double size = dot(rest, rest);
    if (size < 1e-9) return 0;  // nothing new
    const double along = dot(rest, residual_);
    return along * along / size;
  }

  void add(const Vector& column) {
    Vector q = orthogonal(column);
    const double length = std::sqrt(dot(q, q));
    for (double& value : q) value /= length;
    subtract(residual_, dot(q, residual_), q);
    basis_.push_back(std::move(q));
  }

  const Vector& residual() const { return residual_; }

 private:
  Vector residual_;
  std::vector<Vector> basis_;
};

/// The kink that helps most.
int best_kink(const GrowingFit& fit, std::size_t samples) {
  int best = 0;
  double most = -1;
  for (std::size_t kink = 0; kink + 1 < samples; ++kink) {
    const double gain = fit.gain(hinge(samples, kink));
    if (gain > most) {
      most = gain;
      best = static_cast<int>(kink);
    }
  }
  return best;
}

GrowingFit fit_of(const Vector& target, const std::vector<int>& kinks) {
  GrowingFit fit(target);
  fit.add(Vector(target.size(), 1));
  for (const int kink : kinks) fit.add(hinge(target.size(), static_cast<std::size_t>(kink)));
  return fit;
}

/// Every kink in turn is taken out and put where it helps most beside the others, until none moves.
void exchange(const Vector& target, std::vector<int>& kinks) {
  constexpr int kMostRounds = 20;
  bool moved = true;
  for (int round = 0; moved && round < kMostRounds; ++round) {
    moved = false;
    for (std::size_t i = 0; i < kinks.size(); ++i) {
      std::vector<int> others = kinks;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      const int best = best_kink(fit_of(target, others), target.size());
      moved = moved || best != kinks[i];
      kinks[i] = best;
    }
  }
}

/// The change of the fitted line's slope at a month; at the left end the slope itself.
double slope_change(const Vector& fit, std::size_t kink) {
  const double after = fit[kink + 1] - fit[kink];
  return kink == 0 ? after : after - (fit[kink] - fit[kink - 1]);
}

}  // namespace

HingesResult hinges_of(const HingesOptions& options, const Dataset& data) {
  const std::size_t samples = data.samples;
  const Vector target(data.targets.begin(), data.targets.end());
  std::vector<int> kinks;
  for (int unit = 0; unit < options.units; ++unit) {
    kinks.push_back(best_kink(fit_of(target, kinks), samples));
    if (kinks.size() <= kMostExchanged) exchange(target, kinks);
  }
  const GrowingFit fit = fit_of(target, kinks);
  sort_neighbours(
      kinks.size(), [&kinks](std::size_t i) { return kinks[i] < kinks[i - 1]; },
      [&kinks](std::size_t i) { std::swap(kinks[i], kinks[i - 1]); });
  Vector fitted = target;
  subtract(fitted, 1, fit.residual());

  HingesResult result;
  result.month = data.inputs;
  result.employees = data.targets;
  result.fit.assign(fitted.begin(), fitted.end());
  result.pieces = 1;
  for (const int kink : kinks) {
    const double change = slope_change(fitted, static_cast<std::size_t>(kink));
    result.kinks.push_back(static_cast<float>(kink));
    result.slope_changes.push_back(static_cast<float>(change));
    if (kink > 0 && std::fabs(change) > 1e-9) ++result.pieces;
  }
  result.rmse = std::sqrt(dot(fit.residual(), fit.residual()) / static_cast<double>(samples));
  return result;
}

Expected<HingesResult> hinges(const HingesOptions& options) {
  if (const auto complaint = complaint_about(options)) return Error{*complaint};
  return hinges_of(options, employment());
}

}  // namespace nn
