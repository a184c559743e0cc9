// Stage 7, places: ground without a name, and where on the map the named ground is.
//
// Enters: the layers below, Cast, Geography (the folder lexicon/places). Leaves: the Cast's places, with the phrases
// that take them up ("the city", "there") or that name ground alone ("a military airport"), and with country, GeoNames
// id, point and precision where the gazetteer has one place that is meant. Invariants: a place that is not found keeps
// its name and its mentions; what the text says of a place's country is never overruled; a name that acts ("Moscow
// said") is no place. Units: bytes and word indices for mentions, degrees for points. Thread safety: pure; Geography is
// immutable. Errors: load() only. Sources: country, people and neighbours of the report decide between places of one
// name (Leidner 2007, Toponym Resolution in Text).
//
//   Shells hit Mosul on Friday . The city 's airport was closed .
//              11..16            28..36      39..46                  Mosul: IRQ, 36.34 N 43.12 E, GeoNames 99072
//                                the city: Mosul, too; airport: a place of its own without a name
#pragma once

#include <memory>
#include <string>

#include "actors/actors.h"

namespace grotius {

class Geography {
 public:
  // `lexicon_directory` holds places/gazetteer.bin, places/nouns.tsv and places/belonging.tsv.
  [[nodiscard]] static Result<std::unique_ptr<const Geography>> load(const std::string& lexicon_directory);
  ~Geography();
  struct Impl;
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  Geography();
  std::unique_ptr<Impl> impl_;
};

// Adds the ground that nouns tell, and names that stand for ground and nobody yet, to the cast's places. Comes before
// statements and facts, which ask for places.
void find_ground(const Document& document, const Tokens& tokens, const Parse& parse, const Lexicon& lexicon,
                 const Geography& geography, Cast& cast);

// Puts the places on the map, and gives actors of unknown country one: who acts for a place its country, members that
// of the whole, who is owned his owner's, whom a word tells ("Sen.") that word's, and those whom a report that is all
// but wholly about one country, or leads with it, or a sentence on one names without one, that country; who stands for
// a body between states gets none, but its code. Comes last, when the cast knows all its actors and places.
void resolve_places(const Parse& parse, const Geography& geography, Cast& cast);

}  // namespace grotius
