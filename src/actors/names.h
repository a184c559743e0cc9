// Names from tag scores: the best sequence of B-, I- and O in which I-X only follows B-X or I-X, and in which
// two names of a kind rather are one than touch (Viterbi 1967).
#pragma once

#include <string>
#include <vector>

#include "actors/actors.h"

namespace grotius {

// `logits` has a row a word and a column a label; names never cross the ends of `sentences`.
[[nodiscard]] std::vector<Name> decode_names(const Matrix& logits, const std::vector<std::string>& labels,
                                             const std::vector<WordSpan>& sentences);

// One kind a name: all mentions of the same surface get the kind that is likeliest over all of them (one sense per
// discourse, Gale, Church and Yarowsky 1992), and none stays whose kind is less than half certain over all of them.
// `surfaces` are the names' words as they stand in the text.
void settle_tags(std::vector<Name>& names, const std::vector<std::string>& surfaces, const Matrix& logits,
                 const std::vector<std::string>& labels);

// A lone first name takes the capitalised word after it for its surname, whatever the tagger made of that: "Menachem
// Begin". Not a day or month ("told Carter Monday"), not among other capitals (a headline).
void add_lone_surnames(const Document& document, const Tokens& tokens, const Parse& parse, std::vector<Name>& names);

// A seat of power, a parliament, a paper is nobody's surname, a body known by several words no person: "Kremlin",
// "Bundestag", "Lockheed Martin". What is known by one word may be a surname, too.
void untag_bodies(const Document& document, const Tokens& tokens, const Lexicon& lexicon, std::vector<Name>& names);

// A title is no part of a person's name: "Mullah Omar" is Omar. What is a trade or a party and no rank is no title:
// "Marine Le Pen". And "the King" alone is an office, nobody's name.
void drop_titles(const Document& document, const Tokens& tokens, const Lexicon& lexicon, std::vector<Name>& names);

// "the Council of" is cut: takes what a preposition at the end of an organisation's name leads to, or drops it.
void mend_cut_names(const Document& document, const Tokens& tokens, const Parse& parse, std::vector<Name>& names);

// Two halves that the tree makes one name are one: "the AU Peace" + "Security Council", "the Ministry of Roads" +
// "Bridges".
void join_parted_names(const Document& document, const Tokens& tokens, const Parse& parse, std::vector<Name>& names);

// The whole of a state's name is one, not the end of it, which may be another's: "the Democratic People's" +
// "Republic of Korea".
void join_state_names(const Document& document, const Tokens& tokens, const Parse& parse, const Lexicon& lexicon,
                      std::vector<Name>& names);

// What a vessel is called is no person, ground or state: "the ferry Durmitor".
void untag_ships(const Document& document, const Tokens& tokens, const Parse& parse, std::vector<Name>& names);

// "Mobutu" alone, which the tagger took for no name or for a body's, is the report's Mobutu Sese Seko.
void add_other_mentions(const Document& document, const Tokens& tokens, const Parse& parse, const Lexicon& lexicon,
                        std::vector<Name>& names);

}  // namespace grotius
