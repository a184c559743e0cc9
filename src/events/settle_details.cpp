#include "events/settle_details.h"

#include <algorithm>

#include "events/ways.h"
#include "events/word_lists.h"
#include "text/utf8.h"

namespace grotius {
namespace {

bool is_guard(const Passage& passage, std::uint32_t word) {
  return has_any(passage, word, {"amod", "advmod"}) && in_list(WordList::kGuarded, passage.lower(word));
}

// "cautious optimism", by either word; "guardedly hopeful"
void settle_tone(const Passage& passage, std::uint32_t head, Label& label) {
  const auto& below = passage.parse.dependents[head];
  const bool guarded = std::any_of(below.begin(), below.end(), [&](std::uint32_t d) { return is_guard(passage, d); });
  if (is_guard(passage, head) && in_list(WordList::kHopeful, passage, passage.syntax(head).head)) {
    label.tone = "cautious";
  } else if (in_list(WordList::kHopeful, passage, head) && guarded) {
    label.tone = "cautious";
  } else if (in_list(WordList::kHopeful, passage, head) && label.tone == "cautious") {
    label.tone = "hopeful";
  }
}

}  // namespace

void settle_details(const Passage& passage, WordSpan trigger, Label& label) {
  const std::uint32_t head = passage.parse.head_of(trigger);
  if (label.kind == "assessment") settle_tone(passage, head, label);
  if (label.kind == "control" && label.change == "gained" &&
      one_of(ascii_lower(passage.syntax(head).lemma), {"retain", "keep", "maintain", "hold"}))
    label.change = "held";
}

}  // namespace grotius
