// What a session answers when it is asked to go on.
#pragma once

#include <string>

namespace nn {

/// Whether steps remain; or a sentence that says why it stopped before all that were asked for.
struct Progress {
  bool more;
  std::string complaint = {};

  explicit operator bool() const { return more; }
};

}  // namespace nn
