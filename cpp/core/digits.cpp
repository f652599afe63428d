// Unpacks the digits. tests/golden/make_digits.py packs them, and says how.
#include "digits.hpp"

#include <string>

namespace nn {
namespace {

constexpr std::size_t kImages = 1797;
constexpr std::size_t kPixels = kImages * 64;
constexpr std::size_t kInks = 58736;  // pixels that are not 0
constexpr std::size_t kLabelBytes = (kImages + 1) / 2;
constexpr std::size_t kMaskBytes = kPixels / 8;
constexpr std::size_t kBytes = kLabelBytes + kMaskBytes + kInks / 2;
constexpr std::uint64_t kChecksum = 0x8773c67514f671fdu;

/// FNV-1a (Fowler, Noll & Vo 1991).
std::uint64_t checksum(std::span<const std::uint8_t> bytes) {
  std::uint64_t value = 0xcbf29ce484222325u;
  for (const std::uint8_t byte : bytes) value = (value ^ byte) * 0x100000001b3u;
  return value;
}

unsigned nibble(std::span<const std::uint8_t> bytes, std::size_t index) {
  return bytes[index / 2] >> (4 * (index % 2)) & 15u;
}

}  // namespace

Expected<Dataset> unpack_digits(std::span<const std::uint8_t> packed) {
  if (packed.size() != kBytes) {
    return Error{"The file of the digits has " + std::to_string(packed.size()) +
                 " bytes; it must have " + std::to_string(kBytes) + "."};
  }
  if (checksum(packed) != kChecksum) {
    return Error{"The file of the digits is damaged: its checksum is wrong."};
  }
  // From here on labels are 0 … 9 and the masks ask for as many inks as there are.
  const auto masks = packed.subspan(kLabelBytes, kMaskBytes);
  const auto inks = packed.last(kInks / 2);
  Dataset data{.samples = kImages, .features = 64, .outputs = 10};
  data.inputs.resize(kPixels);
  data.targets.resize(kImages * 10);
  for (std::size_t image = 0; image < kImages; ++image) {
    data.targets[image * 10 + nibble(packed, image)] = 1;
  }
  std::size_t ink = 0;
  for (std::size_t pixel = 0; pixel < kPixels; ++pixel) {
    if ((masks[pixel / 8] >> (pixel % 8) & 1) == 0) continue;
    data.inputs[pixel] = static_cast<float>(nibble(inks, ink++) + 1) / 16;
  }
  return data;
}

}  // namespace nn
