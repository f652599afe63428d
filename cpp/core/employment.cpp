// Employment in the United States by month, 2006 to 2015: real data for regression, with a fall and
// a recovery.
//
// Source: U.S. Bureau of Labor Statistics, "Current Employment Statistics": all employees, total
// non-farm, seasonally adjusted, as of 11 November 2018; from the npm package vega-datasets 3.2.1
// (us-employment.csv, column nonfarm). A work of the U.S. Government, in the public domain.
#include <cstdint>

#include "dataset.hpp"

namespace nn {
namespace {

/// Thousands of people, a year in two lines.
// clang-format off
constexpr std::int32_t kThousands[] = {
    // 2006
    135450, 135762, 136059, 136227, 136258, 136337,
    136543, 136722, 136870, 136882, 137090, 137263,
    // 2007
    137497, 137582, 137796, 137855, 138008, 138085,
    138055, 138027, 138123, 138201, 138307, 138411,
    // 2008
    138419, 138338, 138283, 138054, 137870, 137716,
    137503, 137226, 136783, 136308, 135549, 134842,
    // 2009
    134055, 133351, 132549, 131845, 131491, 131022,
    130680, 130484, 130255, 130046, 130058, 129781,
    // 2010
    129799, 129726, 129919, 130140, 130662, 130522,
    130444, 130428, 130365, 130632, 130761, 130834,
    // 2011
    130878, 131060, 131314, 131637, 131718, 131952,
    132024, 132136, 132369, 132578, 132723, 132924,
    // 2012
    133272, 133505, 133769, 133841, 133958, 134026,
    134182, 134355, 134549, 134702, 134832, 135075,
    // 2013
    135282, 135547, 135703, 135882, 136122, 136280,
    136391, 136651, 136852, 137062, 137283, 137376,
    // 2014
    137550, 137732, 137993, 138304, 138556, 138862,
    139058, 139284, 139568, 139823, 140130, 140381,
    // 2015
    140592, 140859, 140937, 141219, 141545, 141736,
    141992, 142156, 142244, 142595, 142859, 143093,
};
// clang-format on

}  // namespace

Dataset employment() {
  Dataset data{.features = 1, .outputs = 1};
  for (const std::int32_t thousands : kThousands) {
    data.inputs.push_back(static_cast<float>(data.samples++));
    data.targets.push_back(static_cast<float>(thousands) / 1000);
  }
  return data;
}

}  // namespace nn
