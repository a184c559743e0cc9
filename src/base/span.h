// Spans and typed ids: everything a reading says is one of these, pointing into one Document's bytes.
//
// Units: ByteSpan counts bytes of Document::bytes, WordSpan counts words of Tokens::words; both are
// half-open [begin, end). Code points appear only at the border (export), through CodePointIndex.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace grotius {

template <class Unit>
struct BasicSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return end <= begin; }
  [[nodiscard]] constexpr bool contains(std::uint32_t position) const { return begin <= position && position < end; }
  [[nodiscard]] constexpr bool contains(BasicSpan other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] constexpr bool overlaps(BasicSpan other) const { return begin < other.end && other.begin < end; }
  // The smallest span over both, gap included; an empty span joins nothing.
  [[nodiscard]] constexpr BasicSpan hull(BasicSpan other) const {
    if (empty()) return other;
    if (other.empty()) return *this;
    return {std::min(begin, other.begin), std::max(end, other.end)};
  }
  constexpr auto operator<=>(const BasicSpan&) const = default;
};

using ByteSpan = BasicSpan<struct BytesTag>;
using WordSpan = BasicSpan<struct WordsTag>;

// An index into one of a reading's lists; ids of different lists do not mix. Default: none.
template <class List>
struct Id {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value = kNone;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : value(static_cast<std::uint32_t>(index)) {}
  [[nodiscard]] constexpr bool valid() const { return value != kNone; }
  constexpr auto operator<=>(const Id&) const = default;
};

using ActorId = Id<struct ActorList>;
using PlaceId = Id<struct PlaceList>;
using TimeId = Id<struct TimeList>;
using StatementId = Id<struct StatementList>;
using FactId = Id<struct FactList>;

}  // namespace grotius
