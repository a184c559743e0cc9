#include "places/gazetteer.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <xxhash.h>

#include <algorithm>
#include <cmath>

namespace grotius {
namespace {

constexpr std::string_view kMagic = "GROTGAZ1";
constexpr std::size_t kHeader = 32, kRecord = 12, kBlock = 16;
constexpr std::uint32_t kNoPoint = 0xFFFFFF, kOtherNameBit = 1U << 23U, kNoCountry = 255;

std::uint32_t read(const std::uint8_t* at, unsigned bytes) {
  std::uint32_t value = 0;
  for (unsigned i = 0; i < bytes; ++i) value |= static_cast<std::uint32_t>(at[i]) << (8U * i);
  return value;
}

std::uint64_t read64(const std::uint8_t* at) {
  return read(at, 4) | static_cast<std::uint64_t>(read(at + 4, 4)) << 32U;
}

// What is wrong with the file's header and length, or nothing.
std::string fault(const std::uint8_t* data, std::size_t size) {
  const std::string_view magic(reinterpret_cast<const char*>(data), kMagic.size());
  if (magic != kMagic) return fmt::format("no gazetteer: it begins with {:?}, not {:?}", magic, kMagic);
  const std::size_t expected = kHeader + std::size_t{3} * read(data + 8, 4) + kRecord * read(data + 12, 4) +
                               std::size_t{4} * read(data + 16, 4) + read(data + 20, 4);
  if (size != expected) return fmt::format("the gazetteer has {} bytes, its header says {}", size, expected);
  const std::uint64_t sum = XXH3_64bits(data + kHeader, size - kHeader);
  if (sum == read64(data + 24)) return {};
  return fmt::format("the gazetteer's checksum is {:016x}, its header says {:016x}", sum, read64(data + 24));
}

// Letters that Unicode does not take apart, as GeoNames and news agencies write them plainly.
std::string_view plain_letter(UChar32 c) {
  switch (c) {
    case 0xF8:
      return "o";
    case 0x142:
      return "l";
    case 0x111:
      return "d";
    case 0x131:
      return "i";
    case 0xDF:
      return "ss";
    case 0xE6:
      return "ae";
    case 0x153:
      return "oe";
    case 0xFE:
      return "th";
    case 0xF0:
      return "d";
    default:
      return {};
  }
}

bool is_dropped(UChar32 c) {
  static constexpr UChar32 kDropped[] = {'\'', '.', '`', 0x2018, 0x2019, 0x2BF, 0x2BE, 0x2BB, 0x2BC, 0x2032};
  return u_getCombiningClass(c) != 0 || std::find(std::begin(kDropped), std::end(kDropped), c) != std::end(kDropped);
}

bool is_gap(UChar32 c) { return c == '-' || (c >= 0x2010 && c <= 0x2014) || u_isUWhiteSpace(c) != 0; }

}  // namespace

std::string_view to_string(PlaceKind kind) {
  static constexpr std::string_view kNames[] = {"country", "region", "district", "town", "continent", "town"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string Gazetteer::key(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const form = icu::Normalizer2::getNFDInstance(status);
  const icu::UnicodeString written =
      icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())});
  const icu::UnicodeString apart = U_SUCCESS(status) ? form->normalize(written, status) : written;
  std::string out;
  bool gap = false;
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const UChar32 c = u_tolower(apart.char32At(i));
    if (is_dropped(c)) continue;
    if (is_gap(c)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    if (const std::string_view plain = plain_letter(c); !plain.empty())
      out += plain;
    else
      icu::UnicodeString(c).toUTF8String(out);
  }
  return out;
}

Result<std::unique_ptr<const Gazetteer>> Gazetteer::open(const std::string& path) {
  auto file = MappedFile::open(path, "the gazetteer");
  if (!file) return tl::unexpected(std::move(file).error());
  if (file->size() < kHeader)
    return fail(ErrorCode::kDamaged, fmt::format("the gazetteer has {} bytes, fewer than its header", file->size()),
                path);
  if (std::string wrong = fault(file->data(), file->size()); !wrong.empty())
    return fail(ErrorCode::kDamaged, std::move(wrong), path);
  return std::unique_ptr<const Gazetteer>(new Gazetteer(*std::move(file)));
}

Gazetteer::Gazetteer(MappedFile file)
    : file_(std::move(file)),
      data_(file_.data()),
      countries_(read(data_ + 8, 4)),
      places_(read(data_ + 12, 4)),
      blocks_(read(data_ + 16, 4)),
      country_codes_(data_ + kHeader),
      records_(country_codes_ + std::size_t{3} * countries_),
      block_starts_(records_ + kRecord * places_),
      keys_(block_starts_ + std::size_t{4} * blocks_),
      end_(data_ + file_.size()) {}

Candidate Gazetteer::candidate(std::uint32_t posting) const {
  const std::uint8_t* const record = records_ + kRecord * (posting & ~kOtherNameBit);
  Candidate out;
  out.geonames = read(record, 4);
  out.kind = static_cast<PlaceKind>(record[11] >> 5U);
  out.people = std::exp((record[11] & 31U) / 1.5);
  out.other_name = (posting & kOtherNameBit) != 0;
  if (record[10] != kNoCountry)
    out.country = {reinterpret_cast<const char*>(country_codes_) + std::size_t{3} * record[10], 3};
  const std::uint32_t north = read(record + 4, 3), east = read(record + 7, 3);
  if (north != kNoPoint) out.point = Point{north * 180.0 / (kNoPoint - 1) - 90, east * 360.0 / (kNoPoint - 1) - 180};
  return out;
}

std::string_view Gazetteer::first_key(std::uint32_t block) const {
  const std::uint8_t* const at = keys_ + read(block_starts_ + std::size_t{4} * block, 4);
  return {reinterpret_cast<const char*>(at + 2), at[1]};
}

std::vector<Candidate> Gazetteer::search_block(std::uint32_t block, std::string_view key) const {
  const std::uint8_t* at = keys_ + read(block_starts_ + std::size_t{4} * block, 4);
  std::string current;
  for (std::size_t n = 0; n < kBlock && at < end_; ++n) {
    current.resize(at[0]);
    current.append(reinterpret_cast<const char*>(at + 2), at[1]);
    at += 2 + at[1];
    const std::size_t count = *at++;
    if (current == key) {
      std::vector<Candidate> out;
      for (std::size_t i = 0; i < count; ++i) out.push_back(candidate(read(at + 3 * i, 3)));
      return out;
    }
    at += 3 * count;
  }
  return {};
}

std::vector<Candidate> Gazetteer::find(std::string_view name) const {
  const std::string wanted = key(name);
  std::uint32_t low = 0, high = blocks_;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (first_key(middle) <= wanted)
      low = middle + 1;
    else
      high = middle;
  }
  return low == 0 ? std::vector<Candidate>{} : search_block(low - 1, wanted);
}

}  // namespace grotius
