"""Finds the coefficients in cpp/core/elementary.hpp: run it and compare, or paste.

Each fit minimizes the largest relative error over an interval: least squares on Chebyshev nodes,
reweighted after Lawson (1961, "Contributions to the theory of linear least maximum
approximations"); rational ones linearized after Sanathanan & Koerner (1963, "Transfer function
synthesis as a ratio of two complex polynomials"). Reference values come from mpmath with 40 digits.
Needs python3-numpy and python3-mpmath.
"""
import mpmath
import numpy as np

mpmath.mp.dps = 40


def nodes(low, high, count=400):
    angle = (np.arange(count) + 0.5) * np.pi / count
    return (low + high) / 2 + (high - low) / 2 * np.cos(angle)


def values(function, x):
    return np.array([float(function(mpmath.mpf(float(t)))) for t in x])


def polynomial(function, low, high, degree, weight=lambda x, y: 1 / y):
    """Coefficients, lowest power first, and the largest weighted error."""
    x = nodes(low, high)
    y = values(function, x)
    scale = weight(x, y)
    share = np.ones_like(x)
    best = None
    for _ in range(200):
        rows = np.vander(x, degree + 1, increasing=True) * (scale * np.sqrt(share))[:, None]
        c = np.linalg.lstsq(rows, y * scale * np.sqrt(share), rcond=None)[0]
        error = np.abs((np.polynomial.polynomial.polyval(x, c) - y) * scale)
        if best is None or error.max() < best[1]:
            best = (c, error.max())
        share *= error / error.max() + 1e-3
        share /= share.sum()
    return best


def rational(function, low, high, degree, divisor_degree):
    """Numerator, divisor (constant term 1), largest relative error."""
    x = nodes(low, high, 1200)
    unit = x / high  # powers of numbers up to 1 keep the equations solvable
    y = values(function, x)
    share = np.ones_like(x)
    q = np.ones_like(x)
    best = None
    for _ in range(300):
        weight = np.sqrt(share) / (np.abs(y) * np.abs(q))
        p_rows = np.vander(unit, degree + 1, increasing=True)
        q_rows = -y[:, None] * np.vander(unit, divisor_degree + 1, increasing=True)[:, 1:]
        rows = np.hstack([p_rows, q_rows]) * weight[:, None]
        c = np.linalg.lstsq(rows, y * weight, rcond=None)[0]
        a, b = c[: degree + 1], np.concatenate([[1.0], c[degree + 1 :]])
        q = np.polynomial.polynomial.polyval(unit, b)
        error = np.abs(np.polynomial.polynomial.polyval(unit, a) / q / y - 1)
        if best is None or error.max() < best[2]:
            best = (a / high ** np.arange(degree + 1), b / high ** np.arange(divisor_degree + 1), error.max())
        share *= error / error.max() + 1e-3
        share /= share.sum()
    return best


def show(name, coefficients, error=None):
    text = ", ".join(f"{np.float32(c):.9g}f" for c in coefficients)
    print(f"{name}: {{{text}}}" + (f"  // largest error {error:.2g}" if error else ""))


def series_near_0(function, limit):
    return lambda x: limit if abs(x) < mpmath.mpf("1e-12") else function(x)


def main():
    half_ln2 = float(mpmath.log(2)) / 2 * 1.01
    # exp(r) = 1 + r + r^2 q(r): an absolute error of r^2 q is one relative to exp(r) ~ 1.
    c, e = polynomial(series_near_0(lambda r: (mpmath.exp(r) - 1 - r) / r**2, mpmath.mpf(0.5)),
                      -half_ln2, half_ln2, 4, lambda x, y: x**2 + 1e-4)
    show("exp q", c, e)
    # log(1 + f) = f - f^2/2 + s (f^2/2 + R(s^2)), s = f / (2 + f).
    def log_r(z):
        s = mpmath.sqrt(z)
        return 2 * (mpmath.atanh(s) / s - 1)
    c, e = polynomial(series_near_0(lambda z: log_r(z) / z, mpmath.mpf(2) / 3), 1e-9, 0.02945, 3)
    show("log R / z", c, e)
    # tanh(x) = x P(x^2) / Q(x^2) for |x| <= 9.02, where float32's tanh becomes 1.
    a, b, e = rational(series_near_0(lambda t: mpmath.tanh(mpmath.sqrt(t)) / mpmath.sqrt(t), mpmath.mpf(1)),
                       0, 9.02**2, 6, 3)
    show("tanh P", a)
    show("tanh Q", b, e)
    # Upper tail of the normal distribution: Q(a) = exp(-a^2/2) R(a), 0 <= a <= 14.2.
    a, b, e = rational(lambda x: mpmath.exp(x * x / 2) * mpmath.ncdf(-x), 0, 14.2, 4, 5)
    show("tail P", a)
    show("tail Q", b, e)
    # erf(x) = x E(x^2) for |x| <= 1.
    c, e = polynomial(series_near_0(lambda t: mpmath.erf(mpmath.sqrt(t)) / mpmath.sqrt(t),
                                    2 / mpmath.sqrt(mpmath.pi)), 0, 1, 6)
    show("erf E", c, e)
    # sin(2 pi r) = r S(r^2) for |r| <= 1/4.
    c, e = polynomial(series_near_0(lambda t: mpmath.sin(2 * mpmath.pi * mpmath.sqrt(t)) / mpmath.sqrt(t),
                                    2 * mpmath.pi), 0, 1 / 16, 4)
    show("sine S", c, e)


main()
