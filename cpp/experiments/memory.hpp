// How much memory one run may take, and the sentence that says that it would take more.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "../core/count.hpp"

namespace nn {

constexpr std::uint64_t kMostBytes = std::uint64_t{256} << 20;

/// "widths is [4096]; with batch 10 that takes 300 MiB, and at most 256 MiB are allowed.", where
/// `what` is all before the number; nothing if `bytes` are allowed.
inline std::optional<std::string> complaint_about_memory(const std::string& what, Count bytes) {
  if (bytes <= kMostBytes) return {};
  return what + " " + std::to_string(bytes.number() >> 20) + " MiB, and at most " +
         std::to_string(kMostBytes >> 20) + " MiB are allowed.";
}

}  // namespace nn
