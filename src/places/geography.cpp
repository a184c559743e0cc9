#include "places/geography.h"

#include <fmt/format.h>

#include <fstream>

namespace grotius {
namespace {

std::optional<GroundClass> class_of(std::string_view word) {
  if (word == "settlement") return GroundClass::kSettlement;
  if (word == "region") return GroundClass::kRegion;
  if (word == "land") return GroundClass::kLand;
  if (word == "water") return GroundClass::kWater;
  if (word == "site") return GroundClass::kSite;
  if (word == "none") return GroundClass::kNone;
  return std::nullopt;
}

// Takes one row; says what is wrong with it, or nothing.
std::string add_nouns(const std::string& line, std::unordered_map<std::string, GroundClass>& nouns) {
  const auto tab = line.find('\t');
  if (tab == std::string::npos || line.find('\t', tab + 1) != std::string::npos)
    return "the line has not the 2 columns that are expected";
  const auto known = class_of(std::string_view(line).substr(tab + 1));
  if (!known)
    return fmt::format("class \"{}\" is none of settlement, region, land, water, site, none", line.substr(tab + 1));
  for (std::size_t at = 0; at < tab;) {
    const auto end = std::min(line.find("; ", at), tab);
    const std::string noun = line.substr(at, end - at);
    if (!nouns.emplace(noun, *known).second) return fmt::format("\"{}\" is listed twice", noun);
    at = end + 2;
  }
  return {};
}

}  // namespace

std::optional<GroundClass> Geography::Impl::noun(const std::string& lemma) const {
  const auto at = nouns.find(lemma);
  return at == nouns.end() ? std::nullopt : std::optional(at->second);
}

Geography::Geography() : impl_(std::make_unique<Impl>()) {}
Geography::~Geography() = default;

Result<std::unique_ptr<const Geography>> Geography::load(const std::string& lexicon_directory) {
  std::unique_ptr<Geography> out(new Geography);
  auto gazetteer = Gazetteer::open(lexicon_directory + "/places/gazetteer.bin");
  if (!gazetteer) return tl::unexpected(std::move(gazetteer).error());
  out->impl_->gazetteer = *std::move(gazetteer);
  const std::string file = lexicon_directory + "/places/nouns.tsv";
  std::ifstream in(file);
  if (!in) return fail(ErrorCode::kNotFound, "the lexicon file cannot be opened", file);
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    if (std::string wrong = add_nouns(line, out->impl_->nouns); !wrong.empty())
      return fail(ErrorCode::kMalformed, std::move(wrong), fmt::format("{}:{}", file, number));
  }
  auto belonging = Belonging::load(lexicon_directory + "/places/belonging.tsv");
  if (!belonging) return tl::unexpected(std::move(belonging).error());
  out->impl_->belonging = *std::move(belonging);
  return std::unique_ptr<const Geography>(std::move(out));
}

}  // namespace grotius
