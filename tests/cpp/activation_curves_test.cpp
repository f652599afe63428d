// The sampled curves: where the kink is, and what is read off at x.
#include "../../cpp/experiments/activation_curves.hpp"

#include <string>

#include "../../cpp/experiments/activation_table.hpp"
#include "catch.hpp"

using namespace nn;

TEST_CASE("ReLU's kink is a vertex at exactly 0 whatever the spacing", "[activation-curves]") {
  for (const int points : {2, 3, 8, 160, 161}) {
    const auto result = activation_curves({.from = -4, .to = 3, .points = points});
    REQUIRE(result);
    const ActivationCurve& curve = result->curves[0];
    std::size_t zeros = 0;
    for (std::size_t i = 0; i < result->x.size(); ++i) {
      const float x = result->x[i];
      zeros += x == 0;
      CHECK(curve.y[i] == (x > 0 ? x : 0));
      if (x != 0) CHECK(curve.slope[i] == (x > 0 ? 1 : 0));
      if (i > 0) CHECK(x >= result->x[i - 1]);
    }
    CHECK(zeros == 2);
  }
}

TEST_CASE("at 0 the slopes are the limits from the left and from the right",
          "[activation-curves]") {
  const auto result = activation_curves({.activations = {"relu", "leaky-relu", "sigmoid", "step"}});
  REQUIRE(result);
  std::size_t left = 0;
  while (result->x[left] != 0) ++left;
  CHECK(result->curves[0].slope[left] == 0);
  CHECK(result->curves[0].slope[left + 1] == 1);
  CHECK(result->curves[1].slope[left] == 0.01f);
  CHECK(result->curves[1].slope[left + 1] == 1);
  CHECK(result->curves[2].slope[left] == 0.25f);
  CHECK(result->curves[2].slope[left + 1] == 0.25f);
  CHECK(result->curves[3].y[left] == 0);
  CHECK(result->curves[3].y[left + 1] == 1);
}

TEST_CASE("the axis begins and ends where it was asked to", "[activation-curves]") {
  const auto right = activation_curves({.from = 0.5, .to = 2, .points = 4});
  REQUIRE(right);
  CHECK(right->x == std::vector<float>{0.5f, 1, 1.5f, 2});
  const auto left = activation_curves({.from = -2, .to = 0, .points = 3});
  REQUIRE(left);
  CHECK(left->x == std::vector<float>{-2, -1, 0});
}

TEST_CASE("values and slopes are read off at x", "[activation-curves]") {
  const auto result = activation_curves({.activations = {"relu", "identity"}, .x = -0.5});
  REQUIRE(result);
  CHECK(result->curves[0].value_at_x == 0);
  CHECK(result->curves[0].slope_at_x == 0);
  CHECK(result->curves[1].value_at_x == -0.5f);
  CHECK(result->curves[1].slope_at_x == 1);
}

TEST_CASE("a list keeps its order and gets the function of each entry", "[activation-curves]") {
  const auto result =
      activation_curves({.activations = {"relu", "step"}, .list = {3, -10, 0, 0.5, 0.5}});
  REQUIRE(result);
  CHECK(result->curves[0].of_list == std::vector<float>{3, 0, 0, 0.5f, 0.5f});
  CHECK(result->curves[1].of_list == std::vector<float>{1, 0, 0, 1, 1});
}

TEST_CASE("an axis that runs backwards or an unknown activation is refused", "[options]") {
  CHECK(activation_curves({.from = 1, .to = 1}).error() ==
        "to is 1; it must be more than from, which is 1.");
  CHECK(activation_curves({.activations = {"rleu"}}).error().find("activations is [\"rleu\"]") ==
        0);
  CHECK(activation_curves({.points = 1}).error() ==
        "points is 1; it must be a whole number from 2 to 10001.");
}

TEST_CASE("the table that the page gets has a row for every activation", "[activation-table]") {
  const auto table = activation_table({});
  REQUIRE(table);
  CHECK(table->rows.size() == activations().size());
  CHECK(table->rows[2].name == "relu");
  CHECK(table->rows[2].formula == "max(0, x)");
  CHECK(table->rows[2].low == 0);
  CHECK(table->rows[2].low_included);
}
