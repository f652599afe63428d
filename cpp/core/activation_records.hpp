// What is known of each activation, and its function: the one list from which the table is made, in
// float and in double.
#pragma once

#include <array>
#include <limits>
#include <tuple>

#include "activation.hpp"
#include "activation_functions.hpp"

namespace nn::functions {

struct Text {
  std::string_view name, label, formula;
};

template <class Function>
struct Record {
  Text text;
  Range range;
  bool kinked;
  std::string_view initializer;
  ActivationParameter parameter = {};
};

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();

// The least values of GELU and SiLU have no closed form; a test finds them again by bisection of
// f′.
inline constexpr double kLeastGelu = -0.16997120747990369;
inline constexpr double kLeastSilu = -0.27846454276107379;

inline constexpr std::tuple kRecords{
    Record<Identity>{
        {"identity", "identity", "x"}, {-kInfinity, kInfinity, false, false}, false, "xavier"},
    Record<Step>{
        {"step", "step function", "1 if x > 0, else 0"}, {0, 1, true, true}, true, "xavier"},
    Record<Relu>{{"relu", "ReLU", "max(0, x)"},
                 {0, kInfinity, true, false},
                 true,
                 "he",
                 {.usual = 0, .low = 0, .high = 1}},
    Record<Leaky>{{"leaky-relu", "leaky ReLU", "x if x > 0, else 0.01 x"},
                  {-kInfinity, kInfinity, false, false},
                  true,
                  "he",
                  {.usual = 0.01, .low = -10, .high = 10}},
    Record<Leaky>{{"prelu", "PReLU", "x if x > 0, else a x"},
                  {-kInfinity, kInfinity, false, false},
                  true,
                  "he",
                  {.usual = 0.25, .low = -10, .high = 10, .learned = true}},
    Record<Elu>{
        {"elu", "ELU", "x if x > 0, else exp(x) − 1"}, {-1, kInfinity, false, false}, false, "he"},
    Record<Gelu>{{"gelu", "GELU", "x Φ(x)"}, {kLeastGelu, kInfinity, true, false}, false, "he"},
    Record<Silu>{{"silu", "SiLU", "x σ(x)"}, {kLeastSilu, kInfinity, true, false}, false, "he"},
    Record<Softplus>{
        {"softplus", "softplus", "log(1 + exp(x))"}, {0, kInfinity, false, false}, false, "he"},
    Record<Sigmoid>{
        {"sigmoid", "sigmoid", "1 / (1 + exp(−x))"}, {0, 1, false, false}, false, "xavier"},
    Record<Tanh>{{"tanh", "tanh", "(exp(x) − exp(−x)) / (exp(x) + exp(−x))"},
                 {-1, 1, false, false},
                 false,
                 "xavier"}};

/// A row made of each record.
constexpr auto table_of(auto row) {
  return std::apply([row](const auto&... record) { return std::array{row(record)...}; }, kRecords);
}

}  // namespace nn::functions
