// Sorting of a few things, whatever they are.
#pragma once

#include <cstddef>

namespace nn {

/// By insertion: `is_before(i)` tells whether what is at i belongs before what is at i − 1, and
/// `exchange(i)` exchanges the two. The library's sorts are much code to download.
template <class IsBefore, class Exchange>
void sort_neighbours(std::size_t count, IsBefore is_before, Exchange exchange) {
  for (std::size_t n = 1; n < count; ++n)
    for (std::size_t i = n; i > 0 && is_before(i); --i) exchange(i);
}

}  // namespace nn
