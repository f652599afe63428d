// Marks the functions whose unsigned arithmetic wraps on purpose, for the sanitizer that looks for
// the other ones.
#pragma once

#if defined(__clang__)
#define NN_WRAPS __attribute__((no_sanitize("unsigned-integer-overflow")))
#else
#define NN_WRAPS
#endif
