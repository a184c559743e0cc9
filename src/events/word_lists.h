// Short lists of words that the reading of facts asks for by name, from lexicon/plover/words.tsv, which is built into
// the program.
//
// Enters: the table. Leaves: an immutable answer to "is this lemma in that list?". Thread-safe after load. Errors: a
// bad row is named as "file:line: what is wrong"; every list must have exactly one row.
//
//   in_list(WordList::kSending, "dispatch")   true
#pragma once

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "attribution/passage.h"
#include "base/result.h"

namespace grotius {

enum class WordList : std::size_t {
  kTelling,
  kAnnouncing,
  kCarrying,
  kSending,
  kLeaving,
  kTerm,
  kPromising,
  kAsking,
  kRefusing,
  kSettingOut,
  kDoing,
  kBeginning,
  kContinuing,
  kLasting,
  kWishing,
  kWeighing,
  kCallingOff,
  kToCome,
  kCharge,
  kReport,
  kDenying,
  kAccusing,
  kRequest,
  kAnswering,
  kMeeting,
  kOuting,
  kGranting,
  kDemanding,
  kStating,
  kTakingUp,
  kGuarded,
  kHopeful,
  kTravelling,
  kSupposing,
  kSettling,
  kSeeking,
  kAssurance,
  kFacing,
  kClash,
  kCount
};

class WordLists {
 public:
  [[nodiscard]] static Result<WordLists> parse(std::string_view table);
  // The table that the program was built with.
  [[nodiscard]] static const WordLists& built_in();
  [[nodiscard]] bool holds(WordList list, std::string_view lemma) const;

 private:
  std::array<std::set<std::string, std::less<>>, static_cast<std::size_t>(WordList::kCount)> lists_;
};

[[nodiscard]] bool in_list(WordList list, std::string_view lemma);
// The same of a word, by its lemma in lower case.
[[nodiscard]] bool in_list(WordList list, const Passage& passage, std::uint32_t word);

}  // namespace grotius
