// How refused values are shown: with as many digits as tell them from what is allowed.
#include "../../cpp/experiments/options.hpp"

#include <cmath>

#include "catch.hpp"

using namespace nn;

TEST_CASE("a number is shown with nine digits, or with those that tell it from its neighbours",
          "[options]") {
  CHECK(shown(0.1) == "0.1");
  CHECK(shown(0.1f) == "0.100000001");
  CHECK(shown(-2.5) == "-2.5");
  CHECK(shown(0.03) == "0.03");
  CHECK(shown(1e-7) == "1e-7");
  CHECK(shown(1e300) == "1e+300");
  CHECK(shown(4294967296.0) == "4294967296");
  CHECK(shown(1.0000000001) == "1.0000000001");
  CHECK(shown(10.0000000001) == "10.0000000001");
  CHECK(shown(4294967295.5) == "4294967295.5");
  CHECK(shown(0.99999999999) == "0.99999999999");
  CHECK(shown(HUGE_VAL) == "Infinity");
}

TEST_CASE("no refused number is shown as one that is allowed", "[options]") {
  for (const double whole : {0.0, 1.0, 7.0, 300.0, 65536.0, 4294967295.0})
    for (double away = 1e-3; away > 1e-15; away /= 3) {
      const double value = whole + away * std::fmax(1, whole);
      if (value == whole) continue;
      INFO(whole << " + " << away);
      CHECK(shown(value) != shown(whole));
      CHECK(shown(value).find_first_of(".e") != std::string::npos);
    }
}
