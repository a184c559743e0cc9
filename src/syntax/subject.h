// The subject of a verb by the tree: its own, or one that it shares with a verb it hangs on.
//
// Enters: a Parse and a verb. Leaves: the subject's head word, or kRoot. Pure. Thread safety: immutable inputs.
//
//   Holt was urged to leave and met Berg .     subject of leave and met: Holt; doer of leave and met Holt, of urged
//                                              nobody
#pragma once

#include <initializer_list>
#include <string_view>

#include "syntax/syntax.h"

namespace grotius {

// The subject that the verb has, or shares by the relations given: "conj" ("was relieved and keeps"), "xcomp" ("wants
// to leave"), "advcl" ("left, saying"); whether it acts or is acted on.
[[nodiscard]] std::uint32_t subject_of(const Parse& parse, std::uint32_t verb,
                                       std::initializer_list<std::string_view> shared_by);

// Who does what the verb tells. Of an active one that is its subject, or that of the verb it is coordinated with or
// completes ("is expected to endorse"), whose object does it where there is one ("urged Holt to leave"); of a passive
// one, or a participle that tells of a noun, who stands behind "by". kRoot for what is no verb.
[[nodiscard]] std::uint32_t doer_of(const Parse& parse, std::uint32_t verb);

}  // namespace grotius
