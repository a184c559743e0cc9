// The gazetteer: names of countries, their divisions and towns, mapped from a file and looked up in place.
//
// Enters: lexicon/places/gazetteer.bin, made by train/lexicon/make_gazetteer.py (which names the packages). Leaves:
// candidates for a name, those with more people first. Thread safety: immutable. Errors: open() names the file and what
// is wrong with it. Units: degrees; people are known to about a third.
//
// Layout, all little-endian: "GROTGAZ1"; u32 countries, places, blocks, bytes of keys; u64 XXH3-64 of what follows:
//   3 bytes a country (ISO 3166-1 alpha-3)
//   12 bytes a place: u32 GeoNames id; u24 latitude and u24 longitude, each in 0xFFFFFE parts of its range from south
//     and west, 0xFFFFFF if unknown; u8 country, 255 for none; u8 kind (upper 3 bits), 1.5 ln(people) (lower 5)
//   u32 a block: where its keys begin
//   keys in order of their bytes, 16 a block: u8 shared with the key before (0 for a block's first), u8 length of the
//     rest, the rest; u8 places, u24 each (highest bit: by another name than the one GeoNames has first)
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actors/actors.h"
#include "base/mapped_file.h"

namespace grotius {

enum class PlaceKind : std::uint8_t { kCountry, kRegion, kDistrict, kTown, kContinent, kCapital };
// As a point's precision tells it: a capital is a town.
[[nodiscard]] std::string_view to_string(PlaceKind kind);

[[nodiscard]] inline bool is_town(PlaceKind kind) { return kind == PlaceKind::kTown || kind == PlaceKind::kCapital; }

struct Candidate {
  std::uint32_t geonames = 0;
  PlaceKind kind = PlaceKind::kTown;
  std::string_view country;  // alpha-3, empty for a continent; lives as long as the gazetteer
  double people = 0;
  std::optional<Point> point;
  bool other_name = false;
};

class Gazetteer {
 public:
  [[nodiscard]] static Result<std::unique_ptr<const Gazetteer>> open(const std::string& path);
  Gazetteer(const Gazetteer&) = delete;
  Gazetteer& operator=(const Gazetteer&) = delete;

  // By the name as written; capitals, accents, hyphens and apostrophes do not matter.
  [[nodiscard]] std::vector<Candidate> find(std::string_view name) const;
  // What a name is looked up by: "Şalāḩ ad-Dīn" is "salah ad din".
  [[nodiscard]] static std::string key(std::string_view name);

 private:
  explicit Gazetteer(MappedFile file);
  [[nodiscard]] Candidate candidate(std::uint32_t posting) const;
  [[nodiscard]] std::string_view first_key(std::uint32_t block) const;
  [[nodiscard]] std::vector<Candidate> search_block(std::uint32_t block, std::string_view key) const;

  MappedFile file_;
  const std::uint8_t* data_;
  std::uint32_t countries_, places_, blocks_;
  const std::uint8_t *country_codes_, *records_, *block_starts_, *keys_, *end_;
};

}  // namespace grotius
