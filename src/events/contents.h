// What a verbal act is about: the fact that its words name as agreed to, asked for, refused, threatened or alleged.
//
// Enters: a Passage and its facts in text order. Leaves: `about` of verbal acts grown by the facts they govern in the
// tree, in text order; contents that name no doer get the one their act implies, and acts without a target that of
// their contents or purpose, or whoever asked for them; every fact's CAMEO code, which depends on what it is about.
// Pure.
//
//   Egypt urged Israel to withdraw and demanded a ceasefire after the raid.
//         [f1 ]           [f2    ]     [f3    ]   [f4     ]           [f5]    f1 about f2, f3 about f4, none about f5
#pragma once

#include <vector>

#include "attribution/passage.h"
#include "events/events.h"
#include "registry/verbs.h"

namespace grotius {

void link_contents(const Passage& passage, std::vector<Fact>& facts);

// Who refuses what is asked for refuses whoever asks: "rejected calls by the League", "declined to resign despite
// pressure from the council".
void link_askers(const Passage& passage, std::vector<Fact>& facts);

// Gives crowds and gathered forces whose words name no opponent the one that their purpose names: "marched to demand
// his resignation", "mobilised for a war against Qorash".
void link_opponents(const Passage& passage, std::vector<Fact>& facts);

// A code that the user's own dictionary has for the trigger goes before.
void code_cameo(const Passage& passage, std::vector<Fact>& facts, const VerbDictionary* own = nullptr);

}  // namespace grotius
