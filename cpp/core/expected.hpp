// A value, or one readable sentence that says why there is none.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace nn {

struct Error {
  std::string message;
};

/// Errors are values here: the core builds without exceptions, and a boundary can hand a sentence
/// on.
template <class T>
class Expected {
 public:
  Expected(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  Expected(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return content_.index() == 0; }
  T& operator*() { return std::get<0>(content_); }
  const T& operator*() const { return std::get<0>(content_); }
  T* operator->() { return &**this; }
  const T* operator->() const { return &**this; }
  const std::string& error() const { return std::get<1>(content_).message; }

 private:
  std::variant<T, Error> content_;
};

}  // namespace nn
