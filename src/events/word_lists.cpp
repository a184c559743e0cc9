#include "events/word_lists.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/table.h"
#include "crosswalk_table.h"
#include "text/utf8.h"

namespace grotius {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(WordList::kCount)> kNames{
    "telling",     "announcing",  "carrying", "sending",   "leaving",    "term",      "promising", "asking",
    "refusing",    "setting-out", "doing",    "beginning", "continuing", "lasting",   "wishing",   "weighing",
    "calling-off", "to-come",     "charge",   "report",    "denying",    "accusing",  "request",   "answering",
    "meeting",     "outing",      "granting", "demanding", "stating",    "taking-up", "guarded",   "hopeful",
    "travelling",  "supposing",   "settling", "seeking",   "assurance",  "facing",    "clash"};

}  // namespace

Result<WordLists> WordLists::parse(std::string_view table) {
  const std::string file = "lexicon/plover/words.tsv";
  WordLists out;
  auto read = for_each_row(table, file, 2, [&](const Fields& row) -> std::string {
    const auto name = std::find(kNames.begin(), kNames.end(), row[0]);
    if (name == kNames.end()) return fmt::format("\"{}\" is no list", row[0]);
    auto& list = out.lists_[static_cast<std::size_t>(name - kNames.begin())];
    if (!list.empty()) return fmt::format("a second row for {}", row[0]);
    for (const std::string& word : split(row[1], ", "))
      if (word.empty() || !list.insert(word).second)
        return fmt::format("\"{}\" stands in the row twice, or a comma too many", word);
    return "";
  });
  if (!read) return tl::unexpected(read.error());
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (out.lists_[i].empty()) return fail(ErrorCode::kMalformed, fmt::format("no row for {}", kNames[i]), file);
  return out;
}

const WordLists& WordLists::built_in() {
  static const WordLists lists = parse(kWords).value();
  return lists;
}

bool WordLists::holds(WordList list, std::string_view lemma) const {
  return lists_[static_cast<std::size_t>(list)].contains(lemma);
}

bool in_list(WordList list, std::string_view lemma) { return WordLists::built_in().holds(list, lemma); }

bool in_list(WordList list, const Passage& passage, std::uint32_t word) {
  return in_list(list, ascii_lower(passage.syntax(word).lemma));
}

}  // namespace grotius
