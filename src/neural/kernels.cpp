#include "neural/kernels.h"

#if defined(__x86_64__)
#include <cpuid.h>
#endif
#if defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <numeric>

namespace grotius::neural {

void PackedMatrix::resize(std::size_t rows, std::size_t depth) {
  if (rows == rows_ && depth == depth_) return;
  rows_ = rows;
  depth_ = depth;
  data_.assign((rows + kPanel - 1) / kPanel * kPanel * depth, 0.0F);
}

// The loops run along what lies together in the source.
void PackedMatrix::set_rows(std::size_t first, std::size_t count, const float* source, std::size_t row_stride,
                            std::size_t column_stride) {
  for (std::size_t r = 0; r < count;) {
    const std::size_t row = first + r;
    const std::size_t lane = row % kPanel;
    const std::size_t lanes = std::min(kPanel - lane, count - r);
    float* panel = data_.data() + (row - lane) * depth_ + lane;
    const float* from = source + r * row_stride;
    if (row_stride == 1) {
      for (std::size_t k = 0; k < depth_; ++k) {
        for (std::size_t l = 0; l < lanes; ++l) panel[k * kPanel + l] = trimmed(from[l + k * column_stride]);
      }
    } else {
      for (std::size_t l = 0; l < lanes; ++l) {
        for (std::size_t k = 0; k < depth_; ++k) {
          panel[k * kPanel + l] = trimmed(from[l * row_stride + k * column_stride]);
        }
      }
    }
    r += lanes;
  }
}

IntegerMatrix::IntegerMatrix(std::size_t rows, std::size_t depth, Store* store)
    : rows_(rows), depth_(depth), codes_(AlignedAllocator<std::int8_t>(store)) {
  constexpr std::size_t kPanel = PackedMatrix::kPanel;
  const std::size_t padded = (rows + kPanel - 1) / kPanel * kPanel;
  codes_.assign(padded * padded_depth(), 0);
  scales_.assign(padded, 0.0F);
  code_sums_.assign(padded, 0);
  bias_.assign(padded, 0.0F);
}

void IntegerMatrix::set_row(std::size_t row, const std::int8_t* codes, float scale, float bias) {
  constexpr std::size_t kPanel = PackedMatrix::kPanel;
  const std::size_t lane = row % kPanel;
  std::int8_t* panel = codes_.data() + (row - lane) * padded_depth();
  std::int8_t* to = panel + lane * 4;
  const std::size_t fours = depth_ / 4 * 4;
  for (std::size_t k = 0; k < fours; k += 4) std::memcpy(to + k * kPanel, codes + k, 4);
  std::copy(codes + fours, codes + depth_, to + fours * kPanel);
  scales_[row] = scale;
  code_sums_[row] = std::accumulate(codes, codes + depth_, 0);
  bias_[row] = bias;
}

void IntegerRows::fill(const float* x, std::size_t count, std::size_t depth) {
  const std::size_t stride = (depth + 3) / 4 * 4;
  count_ = count;
  if (codes_.size() < count * stride) codes_.resize(count * stride);
  if (least_.size() < count) {
    least_.resize(count);
    step_.resize(count);
  }
  kernels().round_rows(x, count, depth, depth, codes_.data(), stride, least_.data(), step_.data());
}

void IntegerRows::times(const IntegerMatrix& w, After after, float* c) const {
  kernels().integer_product({codes_.data(), least_.data(), step_.data(), count_}, w.operand(), after, c, w.rows());
}

namespace {

template <class T>
T* room(AlignedVector<T>& buffer, std::size_t size) {
  if (buffer.size() < size) buffer.resize(size);
  return buffer.data();
}

}  // namespace

void AttentionRoom::attend(const KernelTable& kernels, Attention head) {
  constexpr std::size_t kPanel = PackedMatrix::kPanel, kRows = Attention::kRowsAtOnce;
  const std::size_t keys = (head.count + kPanel - 1) / kPanel * kPanel;
  const std::size_t columns = (head.size + kPanel - 1) / kPanel * kPanel;
  head.query_codes = room(query_codes_, kRows * head.padded_size() + 16);  // the last row's vector may end behind it
  head.weights = room(weights_, 2 * kRows * head.padded_count());
  head.key_codes = room(key_codes_, keys * head.padded_size());
  head.value_codes = room(value_codes_, columns * head.padded_count());
  head.scores = room(scores_, kRows * head.score_stride());
  head.offsets = room(offsets_, keys);
  head.value_sums = room(value_sums_, columns);
  head.query_steps = room(query_steps_, kRows);
  head.key_step = &key_step_;
  head.value_scales = room(value_scales_, columns);
  head.steps = room(steps_, 2 * kRows);
  head.parts = room(parts_, 2 * kRows * head.size);
  head.no_sums = room(no_sums_, std::max(keys, columns));
  head.no_bias = room(no_bias_, std::max(columns, 2 * kRows));
  kernels.attend(head);
}

// Writes every number and goes on only behind those that are not 0: there is no telling which, so a branch costs more.
SparseMatrix::SparseMatrix(Rows x, std::size_t depth)
    : begin_{0}, depth_(x.count * depth + 1), value_(x.count * depth + 1) {
  std::size_t next = 0;
  for (std::size_t r = 0; r < x.count; ++r) {
    const float* row = x.data + r * x.stride;
    for (std::size_t k = 0; k < depth; ++k) {
      depth_[next] = static_cast<std::uint32_t>(k);
      value_[next] = row[k];
      next += row[k] != 0 ? 1 : 0;
    }
    begin_.push_back(static_cast<std::uint32_t>(next));
  }
}

#if defined(__x86_64__)
namespace {

// What g++ 12 and clang 14 cannot both ask for by name: CPUID leaf 7, subleaf 1, bit 4 of EAX.
bool has_avx_vnni() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && a >= 1 && __get_cpuid_count(7, 1, &a, &b, &c, &d) != 0 &&
         (a >> 4U & 1U) != 0;
}

// The processor's tiles of bytes (leaf 7: bits 24 and 25 of EDX), which Linux keeps from a process that has not asked:
// their 8 KiB would not fit a signal's stack of the old size. The grant holds for all threads.
bool asks_for_tiles() {
#if defined(__linux__)
  unsigned a = 0, b = 0, c = 0, d = 0;
  if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0 || (d >> 24U & 3U) != 3) return false;
  constexpr long kRequestPermission = 0x1023, kTileData = 18;  // ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA
  return syscall(SYS_arch_prctl, kRequestPermission, kTileData) == 0;
#else
  return false;
#endif
}

}  // namespace
#endif

std::vector<const KernelTable*> supported_kernels() {
  std::vector<const KernelTable*> found;
#if defined(__x86_64__)
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  const bool avx512 = __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw");
  static const bool tiles = avx512 && asks_for_tiles();
  if (tiles) found.push_back(&kAmxKernels);
  if (avx512) found.push_back(&kAvx512Kernels);
  if (avx2 && has_avx_vnni()) found.push_back(&kAvxVnniKernels);
  if (avx2) found.push_back(&kAvx2Kernels);
#endif
  found.push_back(&kPortableKernels);
  return found;
}

const KernelTable* find_kernels(std::string_view name) {
  for (const KernelTable* set : supported_kernels()) {
    if (set->name == name) return set;
  }
  return nullptr;
}

const KernelTable& kernels() {
  static const KernelTable& chosen = []() -> const KernelTable& {
    const char* name = std::getenv(kKernelsVariable);
    const KernelTable* named = name == nullptr ? nullptr : find_kernels(name);
    return named == nullptr ? *supported_kernels().front() : *named;
  }();
  return chosen;
}

}  // namespace grotius::neural
