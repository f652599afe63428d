// Handwritten digits, 8 × 8 pixels: real images for classification, from a file of 44 KB.
#pragma once

#include <cstdint>
#include <span>

#include "dataset.hpp"
#include "expected.hpp"

namespace nn {

/// 1,797 samples; 64 features: an image's pixels row by row, from 0 (paper) to 1 (ink) in steps of
/// 1/16; ten outputs: one-hot rows of the digits 0 … 9. The file's order is kept, in which images
/// by the same hand stand near each other.
///
/// `packed` holds the bytes of web/public/digits.bin, and no others: an error says that their
/// number or their checksum is another.
///
/// Source: Alpaydin & Kaynak 1998, "Optical Recognition of Handwritten Digits", UCI Machine
/// Learning Repository, its test part. Licence: CC BY 4.0.
Expected<Dataset> unpack_digits(std::span<const std::uint8_t> packed);

}  // namespace nn
