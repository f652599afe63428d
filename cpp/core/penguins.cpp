// Palmer penguins: four measurements of 342 penguins of three species, real data for
// classification.
//
// Source: Gorman, Williams & Fraser 2014, "Ecological sexual dimorphism and environmental
// variability within a community of Antarctic penguins (genus Pygoscelis)"; collected as
// palmerpenguins by Horst, Hill & Gorman 2020. Licence: CC0. The two penguins without measurements
// are left out.
#include <cstdint>

#include "dataset.hpp"

namespace nn {
namespace {

enum Species : std::uint8_t { Adelie, Chinstrap, Gentoo };

struct Penguin {
  std::uint16_t bill_length;     // 0.1 mm
  std::uint16_t bill_depth;      // 0.1 mm
  std::uint16_t flipper_length;  // mm
  std::uint16_t body_mass;       // g
  Species species;
};

// clang-format off
constexpr Penguin kPenguins[] = {
    {391, 187, 181, 3750, Adelie}, {395, 174, 186, 3800, Adelie}, {403, 180, 195, 3250, Adelie},
    {367, 193, 193, 3450, Adelie}, {393, 206, 190, 3650, Adelie}, {389, 178, 181, 3625, Adelie},
    {392, 196, 195, 4675, Adelie}, {341, 181, 193, 3475, Adelie}, {420, 202, 190, 4250, Adelie},
    {378, 171, 186, 3300, Adelie}, {378, 173, 180, 3700, Adelie}, {411, 176, 182, 3200, Adelie},
    {386, 212, 191, 3800, Adelie}, {346, 211, 198, 4400, Adelie}, {366, 178, 185, 3700, Adelie},
    {387, 190, 195, 3450, Adelie}, {425, 207, 197, 4500, Adelie}, {344, 184, 184, 3325, Adelie},
    {460, 215, 194, 4200, Adelie}, {378, 183, 174, 3400, Adelie}, {377, 187, 180, 3600, Adelie},
    {359, 192, 189, 3800, Adelie}, {382, 181, 185, 3950, Adelie}, {388, 172, 180, 3800, Adelie},
    {353, 189, 187, 3800, Adelie}, {406, 186, 183, 3550, Adelie}, {405, 179, 187, 3200, Adelie},
    {379, 186, 172, 3150, Adelie}, {405, 189, 180, 3950, Adelie}, {395, 167, 178, 3250, Adelie},
    {372, 181, 178, 3900, Adelie}, {395, 178, 188, 3300, Adelie}, {409, 189, 184, 3900, Adelie},
    {364, 170, 195, 3325, Adelie}, {392, 211, 196, 4150, Adelie}, {388, 200, 190, 3950, Adelie},
    {422, 185, 180, 3550, Adelie}, {376, 193, 181, 3300, Adelie}, {398, 191, 184, 4650, Adelie},
    {365, 180, 182, 3150, Adelie}, {408, 184, 195, 3900, Adelie}, {360, 185, 186, 3100, Adelie},
    {441, 197, 196, 4400, Adelie}, {370, 169, 185, 3000, Adelie}, {396, 188, 190, 4600, Adelie},
    {411, 190, 182, 3425, Adelie}, {375, 189, 179, 2975, Adelie}, {360, 179, 190, 3450, Adelie},
    {423, 212, 191, 4150, Adelie}, {396, 177, 186, 3500, Adelie}, {401, 189, 188, 4300, Adelie},
    {350, 179, 190, 3450, Adelie}, {420, 195, 200, 4050, Adelie}, {345, 181, 187, 2900, Adelie},
    {414, 186, 191, 3700, Adelie}, {390, 175, 186, 3550, Adelie}, {406, 188, 193, 3800, Adelie},
    {365, 166, 181, 2850, Adelie}, {376, 191, 194, 3750, Adelie}, {357, 169, 185, 3150, Adelie},
    {413, 211, 195, 4400, Adelie}, {376, 170, 185, 3600, Adelie}, {411, 182, 192, 4050, Adelie},
    {364, 171, 184, 2850, Adelie}, {416, 180, 192, 3950, Adelie}, {355, 162, 195, 3350, Adelie},
    {411, 191, 188, 4100, Adelie}, {359, 166, 190, 3050, Adelie}, {418, 194, 198, 4450, Adelie},
    {335, 190, 190, 3600, Adelie}, {397, 184, 190, 3900, Adelie}, {396, 172, 196, 3550, Adelie},
    {458, 189, 197, 4150, Adelie}, {355, 175, 190, 3700, Adelie}, {428, 185, 195, 4250, Adelie},
    {409, 168, 191, 3700, Adelie}, {372, 194, 184, 3900, Adelie}, {362, 161, 187, 3550, Adelie},
    {421, 191, 195, 4000, Adelie}, {346, 172, 189, 3200, Adelie}, {429, 176, 196, 4700, Adelie},
    {367, 188, 187, 3800, Adelie}, {351, 194, 193, 4200, Adelie}, {373, 178, 191, 3350, Adelie},
    {413, 203, 194, 3550, Adelie}, {363, 195, 190, 3800, Adelie}, {369, 186, 189, 3500, Adelie},
    {383, 192, 189, 3950, Adelie}, {389, 188, 190, 3600, Adelie}, {357, 180, 202, 3550, Adelie},
    {411, 181, 205, 4300, Adelie}, {340, 171, 185, 3400, Adelie}, {396, 181, 186, 4450, Adelie},
    {362, 173, 187, 3300, Adelie}, {408, 189, 208, 4300, Adelie}, {381, 186, 190, 3700, Adelie},
    {403, 185, 196, 4350, Adelie}, {331, 161, 178, 2900, Adelie}, {432, 185, 192, 4100, Adelie},
    {350, 179, 192, 3725, Adelie}, {410, 200, 203, 4725, Adelie}, {377, 160, 183, 3075, Adelie},
    {378, 200, 190, 4250, Adelie}, {379, 186, 193, 2925, Adelie}, {397, 189, 184, 3550, Adelie},
    {386, 172, 199, 3750, Adelie}, {382, 200, 190, 3900, Adelie}, {381, 170, 181, 3175, Adelie},
    {432, 190, 197, 4775, Adelie}, {381, 165, 198, 3825, Adelie}, {456, 203, 191, 4600, Adelie},
    {397, 177, 193, 3200, Adelie}, {422, 195, 197, 4275, Adelie}, {396, 207, 191, 3900, Adelie},
    {427, 183, 196, 4075, Adelie}, {386, 170, 188, 2900, Adelie}, {373, 205, 199, 3775, Adelie},
    {357, 170, 189, 3350, Adelie}, {411, 186, 189, 3325, Adelie}, {362, 172, 187, 3150, Adelie},
    {377, 198, 198, 3500, Adelie}, {402, 170, 176, 3450, Adelie}, {414, 185, 202, 3875, Adelie},
    {352, 159, 186, 3050, Adelie}, {406, 190, 199, 4000, Adelie}, {388, 176, 191, 3275, Adelie},
    {415, 183, 195, 4300, Adelie}, {390, 171, 191, 3050, Adelie}, {441, 180, 210, 4000, Adelie},
    {385, 179, 190, 3325, Adelie}, {431, 192, 197, 3500, Adelie}, {368, 185, 193, 3500, Adelie},
    {375, 185, 199, 4475, Adelie}, {381, 176, 187, 3425, Adelie}, {411, 175, 190, 3900, Adelie},
    {356, 175, 191, 3175, Adelie}, {402, 201, 200, 3975, Adelie}, {370, 165, 185, 3400, Adelie},
    {397, 179, 193, 4250, Adelie}, {402, 171, 193, 3400, Adelie}, {406, 172, 187, 3475, Adelie},
    {321, 155, 188, 3050, Adelie}, {407, 170, 190, 3725, Adelie}, {373, 168, 192, 3000, Adelie},
    {390, 187, 185, 3650, Adelie}, {392, 186, 190, 4250, Adelie}, {366, 184, 184, 3475, Adelie},
    {360, 178, 195, 3450, Adelie}, {378, 181, 193, 3750, Adelie}, {360, 171, 187, 3700, Adelie},
    {415, 185, 201, 4000, Adelie}, {465, 179, 192, 3500, Chinstrap}, {500, 195, 196, 3900, Chinstrap},
    {513, 192, 193, 3650, Chinstrap}, {454, 187, 188, 3525, Chinstrap}, {527, 198, 197, 3725, Chinstrap},
    {452, 178, 198, 3950, Chinstrap}, {461, 182, 178, 3250, Chinstrap}, {513, 182, 197, 3750, Chinstrap},
    {460, 189, 195, 4150, Chinstrap}, {513, 199, 198, 3700, Chinstrap}, {466, 178, 193, 3800, Chinstrap},
    {517, 203, 194, 3775, Chinstrap}, {470, 173, 185, 3700, Chinstrap}, {520, 181, 201, 4050, Chinstrap},
    {459, 171, 190, 3575, Chinstrap}, {505, 196, 201, 4050, Chinstrap}, {503, 200, 197, 3300, Chinstrap},
    {580, 178, 181, 3700, Chinstrap}, {464, 186, 190, 3450, Chinstrap}, {492, 182, 195, 4400, Chinstrap},
    {424, 173, 181, 3600, Chinstrap}, {485, 175, 191, 3400, Chinstrap}, {432, 166, 187, 2900, Chinstrap},
    {506, 194, 193, 3800, Chinstrap}, {467, 179, 195, 3300, Chinstrap}, {520, 190, 197, 4150, Chinstrap},
    {505, 184, 200, 3400, Chinstrap}, {495, 190, 200, 3800, Chinstrap}, {464, 178, 191, 3700, Chinstrap},
    {528, 200, 205, 4550, Chinstrap}, {409, 166, 187, 3200, Chinstrap}, {542, 208, 201, 4300, Chinstrap},
    {425, 167, 187, 3350, Chinstrap}, {510, 188, 203, 4100, Chinstrap}, {497, 186, 195, 3600, Chinstrap},
    {475, 168, 199, 3900, Chinstrap}, {476, 183, 195, 3850, Chinstrap}, {520, 207, 210, 4800, Chinstrap},
    {469, 166, 192, 2700, Chinstrap}, {535, 199, 205, 4500, Chinstrap}, {490, 195, 210, 3950, Chinstrap},
    {462, 175, 187, 3650, Chinstrap}, {509, 191, 196, 3550, Chinstrap}, {455, 170, 196, 3500, Chinstrap},
    {509, 179, 196, 3675, Chinstrap}, {508, 185, 201, 4450, Chinstrap}, {501, 179, 190, 3400, Chinstrap},
    {490, 196, 212, 4300, Chinstrap}, {515, 187, 187, 3250, Chinstrap}, {498, 173, 198, 3675, Chinstrap},
    {481, 164, 199, 3325, Chinstrap}, {514, 190, 201, 3950, Chinstrap}, {457, 173, 193, 3600, Chinstrap},
    {507, 197, 203, 4050, Chinstrap}, {425, 173, 187, 3350, Chinstrap}, {522, 188, 197, 3450, Chinstrap},
    {452, 166, 191, 3250, Chinstrap}, {493, 199, 203, 4050, Chinstrap}, {502, 188, 202, 3800, Chinstrap},
    {456, 194, 194, 3525, Chinstrap}, {519, 195, 206, 3950, Chinstrap}, {468, 165, 189, 3650, Chinstrap},
    {457, 170, 195, 3650, Chinstrap}, {558, 198, 207, 4000, Chinstrap}, {435, 181, 202, 3400, Chinstrap},
    {496, 182, 193, 3775, Chinstrap}, {508, 190, 210, 4100, Chinstrap}, {502, 187, 198, 3775, Chinstrap},
    {461, 132, 211, 4500, Gentoo}, {500, 163, 230, 5700, Gentoo}, {487, 141, 210, 4450, Gentoo},
    {500, 152, 218, 5700, Gentoo}, {476, 145, 215, 5400, Gentoo}, {465, 135, 210, 4550, Gentoo},
    {454, 146, 211, 4800, Gentoo}, {467, 153, 219, 5200, Gentoo}, {433, 134, 209, 4400, Gentoo},
    {468, 154, 215, 5150, Gentoo}, {409, 137, 214, 4650, Gentoo}, {490, 161, 216, 5550, Gentoo},
    {455, 137, 214, 4650, Gentoo}, {484, 146, 213, 5850, Gentoo}, {458, 146, 210, 4200, Gentoo},
    {493, 157, 217, 5850, Gentoo}, {420, 135, 210, 4150, Gentoo}, {492, 152, 221, 6300, Gentoo},
    {462, 145, 209, 4800, Gentoo}, {487, 151, 222, 5350, Gentoo}, {502, 143, 218, 5700, Gentoo},
    {451, 145, 215, 5000, Gentoo}, {465, 145, 213, 4400, Gentoo}, {463, 158, 215, 5050, Gentoo},
    {429, 131, 215, 5000, Gentoo}, {461, 151, 215, 5100, Gentoo}, {445, 143, 216, 4100, Gentoo},
    {478, 150, 215, 5650, Gentoo}, {482, 143, 210, 4600, Gentoo}, {500, 153, 220, 5550, Gentoo},
    {473, 153, 222, 5250, Gentoo}, {428, 142, 209, 4700, Gentoo}, {451, 145, 207, 5050, Gentoo},
    {596, 170, 230, 6050, Gentoo}, {491, 148, 220, 5150, Gentoo}, {484, 163, 220, 5400, Gentoo},
    {426, 137, 213, 4950, Gentoo}, {444, 173, 219, 5250, Gentoo}, {440, 136, 208, 4350, Gentoo},
    {487, 157, 208, 5350, Gentoo}, {427, 137, 208, 3950, Gentoo}, {496, 160, 225, 5700, Gentoo},
    {453, 137, 210, 4300, Gentoo}, {496, 150, 216, 4750, Gentoo}, {505, 159, 222, 5550, Gentoo},
    {436, 139, 217, 4900, Gentoo}, {455, 139, 210, 4200, Gentoo}, {505, 159, 225, 5400, Gentoo},
    {449, 133, 213, 5100, Gentoo}, {452, 158, 215, 5300, Gentoo}, {466, 142, 210, 4850, Gentoo},
    {485, 141, 220, 5300, Gentoo}, {451, 144, 210, 4400, Gentoo}, {501, 150, 225, 5000, Gentoo},
    {465, 144, 217, 4900, Gentoo}, {450, 154, 220, 5050, Gentoo}, {438, 139, 208, 4300, Gentoo},
    {455, 150, 220, 5000, Gentoo}, {432, 145, 208, 4450, Gentoo}, {504, 153, 224, 5550, Gentoo},
    {453, 138, 208, 4200, Gentoo}, {462, 149, 221, 5300, Gentoo}, {457, 139, 214, 4400, Gentoo},
    {543, 157, 231, 5650, Gentoo}, {458, 142, 219, 4700, Gentoo}, {498, 168, 230, 5700, Gentoo},
    {462, 144, 214, 4650, Gentoo}, {495, 162, 229, 5800, Gentoo}, {435, 142, 220, 4700, Gentoo},
    {507, 150, 223, 5550, Gentoo}, {477, 150, 216, 4750, Gentoo}, {464, 156, 221, 5000, Gentoo},
    {482, 156, 221, 5100, Gentoo}, {465, 148, 217, 5200, Gentoo}, {464, 150, 216, 4700, Gentoo},
    {486, 160, 230, 5800, Gentoo}, {475, 142, 209, 4600, Gentoo}, {511, 163, 220, 6000, Gentoo},
    {452, 138, 215, 4750, Gentoo}, {452, 164, 223, 5950, Gentoo}, {491, 145, 212, 4625, Gentoo},
    {525, 156, 221, 5450, Gentoo}, {474, 146, 212, 4725, Gentoo}, {500, 159, 224, 5350, Gentoo},
    {449, 138, 212, 4750, Gentoo}, {508, 173, 228, 5600, Gentoo}, {434, 144, 218, 4600, Gentoo},
    {513, 142, 218, 5300, Gentoo}, {475, 140, 212, 4875, Gentoo}, {521, 170, 230, 5550, Gentoo},
    {475, 150, 218, 4950, Gentoo}, {522, 171, 228, 5400, Gentoo}, {455, 145, 212, 4750, Gentoo},
    {495, 161, 224, 5650, Gentoo}, {445, 147, 214, 4850, Gentoo}, {508, 157, 226, 5200, Gentoo},
    {494, 158, 216, 4925, Gentoo}, {469, 146, 222, 4875, Gentoo}, {484, 144, 203, 4625, Gentoo},
    {511, 165, 225, 5250, Gentoo}, {485, 150, 219, 4850, Gentoo}, {559, 170, 228, 5600, Gentoo},
    {472, 155, 215, 4975, Gentoo}, {491, 150, 228, 5500, Gentoo}, {473, 138, 216, 4725, Gentoo},
    {468, 161, 215, 5500, Gentoo}, {417, 147, 210, 4700, Gentoo}, {534, 158, 219, 5500, Gentoo},
    {433, 140, 208, 4575, Gentoo}, {481, 151, 209, 5500, Gentoo}, {505, 152, 216, 5000, Gentoo},
    {498, 159, 229, 5950, Gentoo}, {435, 152, 213, 4650, Gentoo}, {515, 163, 230, 5500, Gentoo},
    {462, 141, 217, 4375, Gentoo}, {551, 160, 230, 5850, Gentoo}, {445, 157, 217, 4875, Gentoo},
    {488, 162, 222, 6000, Gentoo}, {472, 137, 214, 4925, Gentoo}, {468, 143, 215, 4850, Gentoo},
    {504, 157, 222, 5750, Gentoo}, {452, 148, 212, 5200, Gentoo}, {499, 161, 213, 5400, Gentoo}
};
// clang-format on

}  // namespace

Dataset penguins() {
  Dataset data{.samples = std::size(kPenguins), .features = 4, .outputs = 3};
  for (const Penguin& penguin : kPenguins) {
    data.inputs.insert(
        data.inputs.end(),
        {static_cast<float>(penguin.bill_length) / 10, static_cast<float>(penguin.bill_depth) / 10,
         static_cast<float>(penguin.flipper_length), static_cast<float>(penguin.body_mass)});
    for (const Species species : {Adelie, Chinstrap, Gentoo}) {
      data.targets.push_back(penguin.species == species ? 1.0f : 0.0f);
    }
  }
  return data;
}

}  // namespace nn
