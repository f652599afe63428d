// Moves by units in the last place, and the walk over two results side by side.
#include "twins.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace nn {
namespace {

constexpr double kNone = std::numeric_limits<double>::infinity();

/// A struct's fields in order.
class Fields final : public Visitor {
 public:
  explicit Fields(AnyStruct of) { of.visit(of.object, *this); }

  struct Named {
    const char* name;
    Field field;
  };
  std::vector<Named> all;

 private:
  void field(const char* name, Field value, const Allowed&) override {
    all.push_back({name, value});
  }
};

bool is_margin_of(const char* name, const char* of) {
  const std::size_t size = std::strlen(of);
  return std::strncmp(name, of, size) == 0 && std::strcmp(name + size, "Margin") == 0;
}

/// The numbers of a field, whatever their type; a single one is a list of one.
class Numbers {
 public:
  explicit Numbers(const Field& field) {
    take(field, floats_);
    take(field, doubles_);
    take(field, ints_);
  }
  std::size_t size() const { return size_; }
  double operator[](std::size_t i) const {
    if (i >= size_) return kNone;
    if (floats_) return static_cast<double>(floats_[i]);
    if (doubles_) return doubles_[i];
    return ints_[i] < 0 ? kNone : ints_[i];
  }

 private:
  template <class T>
  void take(const Field& field, const T*& first) {
    if (const auto* one = std::get_if<T*>(&field)) {
      first = *one;
      size_ = 1;
    } else if (const auto* list = std::get_if<std::vector<T>*>(&field)) {
      first = (*list)->data();
      size_ = (*list)->size();
    }
  }

  const float* floats_ = nullptr;
  const double* doubles_ = nullptr;
  const int* ints_ = nullptr;
  std::size_t size_ = 0;
};

/// Widens a field of margins, if they are of that type; entries that the twin's list lacks have
/// none.
template <class T>
void widen_margins(const Field& field, const Numbers& shown, const Numbers& twin) {
  T* margins = nullptr;
  if (const auto* one = std::get_if<T*>(&field)) margins = *one;
  if (const auto* list = std::get_if<std::vector<T>*>(&field)) {
    (*list)->resize(shown.size());
    margins = (*list)->data();
  }
  if (!margins) return;
  for (std::size_t i = 0; i < shown.size(); ++i)
    margins[i] = static_cast<T>(widened(static_cast<double>(margins[i]), shown[i], twin[i]));
}

void widen_within(const Field& shown, const Field& twin) {
  if (const auto* of = std::get_if<AnyStruct>(&shown)) {
    widen(*of, std::get<AnyStruct>(twin));
  } else if (const auto* list = std::get_if<AnyList>(&shown)) {
    const AnyList& other = std::get<AnyList>(twin);
    const std::size_t count = std::min(list->size(list->list), other.size(other.list));
    for (std::size_t i = 0; i < count; ++i)
      widen(list->entry(list->list, i), other.entry(other.list, i));
  }
}

}  // namespace

Twin::Twin(int number) : number_(number), rng_(static_cast<std::uint32_t>(number), Stream::twins) {}

void Twin::move(std::span<float> values) {
  if (number_ == 0) return;
  for (float& value : values) {
    const bool up = rng_.next() >> 31;
    if (value == 0 || !std::isfinite(value)) continue;
    std::uint32_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    // Away from 0 or towards it: floats of one sign are in the order of their bits.
    bits = up ? bits + 1 : bits - 1;
    std::memcpy(&value, &bits, sizeof bits);
  }
}

double widened(double margin, double shown, double twin) {
  if (shown == twin) return margin;
  const double distance = std::fabs(twin - shown);
  return std::isfinite(distance) ? std::max(margin, 3 * distance) : kNone;
}

void widen(AnyStruct shown, AnyStruct twin) {
  const Fields ours(shown), others(twin);
  for (std::size_t i = 0; i < ours.all.size(); ++i) {
    const auto& [name, field] = ours.all[i];
    widen_within(field, others.all[i].field);
    if (i + 1 == ours.all.size() || !is_margin_of(ours.all[i + 1].name, name)) continue;
    const Numbers mine(field), theirs(others.all[i].field);
    widen_margins<float>(ours.all[i + 1].field, mine, theirs);
    widen_margins<double>(ours.all[i + 1].field, mine, theirs);
  }
}

double keep_lost(std::initializer_list<Course> losses, std::initializer_list<Beside> beside) {
  double lost = 0;
  const auto widen_to = [](float& margin, double least) {
    margin = std::max(margin, static_cast<float>(least));
  };
  const std::size_t entries = losses.begin()->values.size();
  for (std::size_t i = 0; i < entries; ++i) {
    const auto size = [i](const Course& of) { return std::fabs(double(of.values[i])); };
    for (const Course& of : losses)
      if (of.margins[i] > 0) lost = std::max(lost, double(of.margins[i]) / size(of));
    for (const Course& of : losses)
      widen_to(of.margins[i], size(of) > 0 ? lost * size(of) : lost < 0.5 ? 0 : kNone);
    for (const Beside& of : beside) {
      widen_to(of.margins[i], lost * of.whole);
      if (i > 0) widen_to(of.margins[i], double(of.margins[i - 1]));
    }
  }
  return lost;
}

}  // namespace nn
