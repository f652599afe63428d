// Plain data across the boundary: reads Options from JavaScript objects, copies Results to them.
#pragma once

#include <emscripten/val.h>

#include <optional>
#include <string>

#include "../experiments/options.hpp"

namespace nn::bindings {

using emscripten::val;

/// An object with the struct's fields. Every array is a copy that JavaScript owns.
val to_js(AnyStruct from);

/// A value as its reader would write it.
std::string shown(const val& value, int depth = 0);

/// Overwrites the fields that `object` has; the others keep their defaults. Nothing is coerced:
/// what does not fit, and a name that is not known, is a complaint.
std::optional<std::string> read_options(const val& object, AnyStruct to);

}  // namespace nn::bindings
