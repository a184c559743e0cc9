// A vector that begins at a line of the cache, 64 bytes: the widest load that begins elsewhere reads two lines.
//
// Thread safety: as std::vector.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace grotius::neural {

template <class T>
struct AlignedAllocator {
  using value_type = T;
  static constexpr std::align_val_t kLine{64};

  AlignedAllocator() = default;
  template <class Other>
  AlignedAllocator(const AlignedAllocator<Other>& /*other*/) {}  // NOLINT(google-explicit-constructor): as the library

  T* allocate(std::size_t count) { return static_cast<T*>(::operator new(count * sizeof(T), kLine)); }
  void deallocate(T* at, std::size_t /*count*/) { ::operator delete(at, kLine); }

  friend bool operator==(AlignedAllocator, AlignedAllocator) { return true; }
};

template <class T>
using AlignedVector = std::vector<T, AlignedAllocator<T>>;

}  // namespace grotius::neural
