// Stage 0, registry: actors that a user knows and the lexicon does not, in a file of his own.
//
// Enters: a file of one of two formats. Leaves: its entries, in the file's order; the file stays mapped, and what they
// say is read there. Thread safety: immutable after load.
// Errors: a malformed line is named as "file:line: what is wrong". Units: days, half-open.
//
// Grotius' own format: one entry a line, "#" before comments, eight columns separated by tabs, "-" for what is not
// known:
//   names (separated by "; ", the first is shown), kind (person, state, government, organisation, armed_force, group),
//   country (ISO 3166-1 alpha-3), code (CAMEO style), Wikidata id, role, from, to (2024-10-01; the day it ends is "to")
//
//   Claudia Sheinbaum; Sheinbaum	person	MEX	MEXGOV	Q6096047	President of Mexico	2024-10-01
//   -
//
// Dictionaries of PETRARCH and TABARI: NAMES_WITH_UNDERSCORES, codes in brackets behind the name or on lines below it,
// "+" before other names, "<", ">" or "a-b" before dates of a code (980101 or 19980101); the years 60 to 99 are the
// last century's. Whoever has several codes is one entry a code.
#pragma once

#include <compare>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/mapped_file.h"
#include "base/result.h"

namespace grotius {

// Its texts live as long as the registry.
struct RegistryEntry {
  std::vector<std::string_view> names;
  std::string_view kind, country, code, wikidata, role;  // empty if not known
  std::optional<Day> from, to;
  std::size_t line = 0;  // from 1

  // Is it so on that day? Without a day only what holds at all times does.
  [[nodiscard]] bool holds(std::optional<Day> on) const;
};

class Registry {
 public:
  Registry() = default;
  [[nodiscard]] static Result<Registry> load(const std::string& file);

  [[nodiscard]] const std::vector<RegistryEntry>& entries() const { return entries_; }
  // Entries of that name, in the file's order. Capitals, hyphens, underscores and full stops do not matter.
  [[nodiscard]] std::vector<const RegistryEntry*> find(std::string_view name) const;
  // "file:line"
  [[nodiscard]] std::string place_of(const RegistryEntry& entry) const;

 private:
  void sort_names();

  std::string path_;
  MappedFile file_;
  std::deque<std::string> written_anew_;  // names that stand otherwise in the file
  std::vector<RegistryEntry> entries_;
  // Every name's hash with its entry, in their order.
  struct Named {
    std::uint64_t hash = 0;
    std::uint32_t entry = 0;
    auto operator<=>(const Named&) const = default;
  };
  std::vector<Named> by_name_;
};

}  // namespace grotius
