#include "exchange/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/table.h"

namespace grotius {
namespace {

bool is_one_of(const std::string& text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool holds(const std::string& wanted, WhoseWord word) {
  if (wanted == "any") return true;
  if (wanted == "own") return word == WhoseWord::kOwn;
  if (wanted == "open") return word == WhoseWord::kOwn || word == WhoseWord::kReporter;
  return word == WhoseWord::kOther;
}

}  // namespace

Result<Tables> Tables::parse(const TableTexts& texts) {
  Tables out;
  auto read = for_each_row(texts.countries, "lexicon/export/countries.tsv", 4, [&](const Fields& f) -> std::string {
    return out.countries_.try_emplace(f[0], CountryCodes{f[1], f[2], f[3]}).second ? "" : f[0] + " has two rows";
  });
  if (!read) return tl::unexpected(read.error());
  read = for_each_row(texts.actors, "lexicon/export/actor-codes.tsv", 5, [&](const Fields& f) -> std::string {
    if (f[0].size() != 3) return f[0] + " is no part of a code, which has three letters";
    if (!is_one_of(f[1], {"type", "region", "group", "religion"})) return f[1] + " is no sort of part";
    return out.parts_.try_emplace(f[0], Part{f[1], f[2], f[3], f[4]}).second ? "" : f[0] + " has two rows";
  });
  if (!read) return tl::unexpected(read.error());
  read = for_each_row(texts.folding, "lexicon/plover/folding.tsv", 8, [&](const Fields& f) -> std::string {
    if (!is_one_of(f[3], {"own", "open", "other", "any"})) return f[3] + " is nobody's word";
    if (!is_one_of(f[4], {"same", "speaker"})) return f[4] + " does not say who acts";
    const Rule rule{f[3], {f[4] == "speaker", f[5], f[6], f[7]}};
    return out.folding_.try_emplace({f[0], f[1], f[2]}, rule).second ? "" : f[0] + " " + f[1] + " has two rows";
  });
  if (!read) return tl::unexpected(read.error());
  read = for_each_row(texts.cameo, "lexicon/plover/cameo-codes.tsv", 3, [&](const Fields& f) -> std::string {
    return out.cameo_.try_emplace(f[0], CameoCode{f[2], f[1]}).second ? "" : f[0] + " has two rows";
  });
  if (!read) return tl::unexpected(read.error());
  return out;
}

const Tables& Tables::built_in() {
  static const Tables tables = parse(embedded_tables()).value();
  return tables;
}

CountryCodes Tables::country(const std::string& iso) const {
  const auto found = countries_.find(iso);
  return found == countries_.end() ? CountryCodes{} : found->second;
}

ActorCodes Tables::actor(const std::string& code, const std::string& country) const {
  ActorCodes out;
  for (std::size_t at = 0; at + 3 <= code.size(); at += 3) {
    const std::string part = code.substr(at, 3);
    const auto known = parts_.find(part);
    if (known == parts_.end()) {
      const bool is_state = countries_.contains(part);
      if (is_state && out.country.empty()) out.country = part;
      if (!is_state && out.group.empty()) out.group = part;
      continue;
    }
    const Part& is = known->second;
    if (is.sort == "type") out.types.push_back(part);
    if (is.sort == "region" && out.country.empty()) out.country = part;
    if (is.sort == "group" && out.group.empty()) out.group = part;
    if (is.sort == "religion" && out.religion.empty()) out.religion = part;
    if (!is.sector.empty()) out.sectors.push_back(is.sector);
    if (!is.words.empty()) out.words.push_back(is.words);
    if (!is.body.empty()) out.body = is.body;
  }
  if (out.country.empty()) out.country = country;
  return out;
}

CameoCode Tables::cameo(const std::string& code) const {
  const auto found = cameo_.find(code);
  return found == cameo_.end() ? CameoCode{} : found->second;
}

std::optional<Folded> Tables::fold(const std::string& status, const std::string& type, const std::string& mode,
                                   WhoseWord word) const {
  auto found = folding_.find({status, type, mode});
  if (found == folding_.end()) found = folding_.find({status, type, ""});
  if (found == folding_.end() || !holds(found->second.word, word)) return std::nullopt;
  return found->second.folded;
}

}  // namespace grotius
