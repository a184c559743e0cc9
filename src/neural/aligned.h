// Vectors that begin at a line of the cache, 64 bytes: the widest load that begins elsewhere reads two lines. Those
// that are large and stay lie in a Store, in pages so large that the processor need not look up each of a few thousand.
//
// Thread safety: as std::vector; a Store is filled by one thread. A Store outlives the vectors in it.
#pragma once

#include <cstddef>
#include <new>
#include <type_traits>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace grotius::neural {

// Memory that is given out piece by piece and given back as a whole.
class Store {
 public:
  Store() = default;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  Store(Store&&) = delete;
  Store& operator=(Store&&) = delete;
  ~Store() {
    for (void* block : blocks_) ::operator delete(block, kPage);
  }

  void* take(std::size_t bytes) {
    bytes = (bytes + 63) / 64 * 64;
    if (bytes > left_) add_block(bytes);
    left_ -= bytes;
    return next_ = next_ + bytes, next_ - bytes;
  }

 private:
  static constexpr std::align_val_t kPage{2U << 20U};
  static constexpr std::size_t kBlock = 8U << 20U;

  void add_block(std::size_t least) {
    const std::size_t size = least > kBlock ? least : kBlock;
    blocks_.reserve(blocks_.size() + 1);
    next_ = static_cast<std::byte*>(::operator new(size, kPage));
    blocks_.push_back(next_);
    left_ = size;
#if defined(__linux__)
    madvise(next_, size, MADV_HUGEPAGE);  // where that is refused, small pages do
#endif
  }

  std::vector<void*> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

template <class T>
struct AlignedAllocator {
  using value_type = T;
  using propagate_on_container_move_assignment = std::true_type;
  static constexpr std::align_val_t kLine{64};

  AlignedAllocator() = default;
  explicit AlignedAllocator(Store* in) : store(in) {}
  template <class Other>
  AlignedAllocator(const AlignedAllocator<Other>& other) : store(other.store) {}  // NOLINT(google-explicit-constructor)

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    return static_cast<T*>(store == nullptr ? ::operator new(bytes, kLine) : store->take(bytes));
  }
  void deallocate(T* at, std::size_t /*count*/) {
    if (store == nullptr) ::operator delete(at, kLine);
  }

  friend bool operator==(AlignedAllocator a, AlignedAllocator b) { return a.store == b.store; }

  Store* store = nullptr;
};

template <class T>
using AlignedVector = std::vector<T, AlignedAllocator<T>>;

}  // namespace grotius::neural
