// Ground that nouns tell: whether "the city" takes a named place up or stands for one of its own.
#include <algorithm>
#include <set>
#include <unordered_map>

#include "places/geography.h"
#include "text/utf8.h"

namespace grotius {
namespace {

constexpr double kPeopleOfObject = 20000;    // a smaller town of that name may be chance
constexpr std::uint32_t kSentencesBack = 8;  // how far "the city" may lie behind the city's last mention

class Ground {
 public:
  Ground(const Document& document, const Tokens& tokens, const Parse& parse, const Lexicon& lexicon,
         const Geography::Impl& geography, Cast& cast)
      : document_(document), tokens_(tokens), parse_(parse), lexicon_(lexicon), geography_(geography), cast_(cast) {
    const std::size_t words = tokens_.words.size();
    in_name_.assign(words, false);
    acting_.assign(words, false);
    place_at_.assign(words, PlaceId{});
    for (const Name& name : cast_.names) mark(in_name_, name.words, true);
    for (std::size_t p = 0; p < cast_.places.size(); ++p) {
      learn(PlaceId(p));
      for (const Mention& m : cast_.places[p].mentions) mark(place_at_, m.words, PlaceId(p));
    }
    // what only a body's name holds ("Government of Iraq") acts, too
    for (const Actor& actor : cast_.actors)
      if (actor.kind != ActorKind::kOther && actor.kind != ActorKind::kGroup)
        for (const Mention& m : actor.mentions) mark(acting_, m.words, true);
  }

  void add_names();
  void add_missed_names();
  void add_nouns();
  void add_there();
  void add_here();

 private:
  // What may take a place up again.
  struct Known {
    bool settlement = false, region = false, capital = false;
    std::vector<std::string> nouns;  // it has been called by
  };

  // A noun of ground with the words before it that belong to it.
  struct Phrase {
    std::uint32_t noun = 0;
    WordSpan words;    // with its article, which a mention holds
    std::string name;  // without
    std::string lemma;
    GroundClass kind = GroundClass::kSite;
    bool definite = false;
    std::string country;  // of its adjective: "the Iraqi capital"
  };

  void learn(PlaceId id);
  [[nodiscard]] std::optional<Phrase> phrase(std::uint32_t word) const;
  [[nodiscard]] bool is_figure(std::uint32_t word, const std::string& lemma) const;
  [[nodiscard]] std::string country_before(std::uint32_t noun) const;
  [[nodiscard]] WordSpan fore_words(std::uint32_t noun) const;
  [[nodiscard]] PlaceId named_by(const Phrase& phrase) const;
  [[nodiscard]] PlaceId taken_up_by(const Phrase& phrase) const;
  // A state's, not "the provincial capital".
  [[nodiscard]] static bool is_capital(const Phrase& phrase) {
    return phrase.lemma == "capital" && (phrase.name == "capital" || !phrase.country.empty());
  }
  [[nodiscard]] bool may_be(const Phrase& phrase, PlaceId id) const;
  [[nodiscard]] bool fits(const Phrase& phrase, PlaceId id) const;
  [[nodiscard]] bool is_new(const Phrase& phrase) const;
  void mention(PlaceId id, WordSpan words, std::uint32_t head, MentionForm form);
  [[nodiscard]] bool may_be_missed(std::uint32_t word) const;
  [[nodiscard]] bool stands_on_ground(std::uint32_t word) const;
  [[nodiscard]] std::set<std::string, std::less<>> missed_names() const;

  template <class List, class Value>
  static void mark(List& list, WordSpan words, Value value) {
    for (auto w = words.begin; w < words.end; ++w) list[w] = value;
  }

  [[nodiscard]] ByteSpan bytes(WordSpan words) const {
    return {tokens_.words[words.begin].span.begin, tokens_.words[words.end - 1].span.end};
  }
  [[nodiscard]] std::string text(WordSpan words) const {
    std::string out(document_.text(bytes(words)));
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
  }
  [[nodiscard]] std::string_view text(std::uint32_t w) const { return document_.text(tokens_.words[w].span); }
  [[nodiscard]] bool is(std::uint32_t word, std::string_view relation) const {
    const std::string_view has = parse_.words[word].deprel;
    return has == relation || (has.starts_with(relation) && has[relation.size()] == ':');
  }

  const Document& document_;
  const Tokens& tokens_;
  const Parse& parse_;
  const Lexicon& lexicon_;
  const Geography::Impl& geography_;
  Cast& cast_;
  std::vector<Known> known_;  // by place
  // by word: in a name; in a mention of somebody who acts; in a name of ground
  std::vector<bool> in_name_, acting_;
  std::vector<PlaceId> place_at_;
};

void Ground::learn(PlaceId id) {
  known_.resize(std::max<std::size_t>(known_.size(), id.value + 1));
  Known& known = known_[id.value];
  const Place& place = cast_.places[id.value];
  if (!place.named) return;
  const auto candidates = candidates_of(geography_, cast_, place);
  for (const Candidate& candidate : candidates) {
    known.settlement |= is_town(candidate.kind);
    known.capital |= candidate.kind == PlaceKind::kCapital;
    known.region |= candidate.kind == PlaceKind::kRegion || candidate.kind == PlaceKind::kDistrict;
  }
  // what the gazetteer does not know may be either, unless its own last word says what it is
  const auto last = place.name.rfind(' ');
  const std::string noun = ascii_lower(place.name.substr(last == std::string::npos ? 0 : last + 1));
  const auto said = geography_.noun(noun);
  if (said) known.nouns.push_back(noun);
  if (candidates.empty()) known.settlement = known.region = known.capital = !said;
  if (said == GroundClass::kSettlement) known.settlement = true;
  if (said == GroundClass::kRegion) known.region = true;
}

// The noun, its article and what else stands before it in one piece: "the main military airport".
WordSpan Ground::fore_words(std::uint32_t noun) const {
  WordSpan out{noun, noun + 1};
  for (const auto d : parse_.dependents[noun])
    if (d < noun && (is(d, "det") || is(d, "amod") || is(d, "compound") || is(d, "nummod") || is(d, "nmod:poss") ||
                     is(d, "nmod:unmarked") || is(d, "nmod:desc")))
      out.begin = std::min(out.begin, parse_.subtree(d).begin);
  return out;
}

// The country of an adjective before the noun, or empty.
std::string Ground::country_before(std::uint32_t noun) const {
  for (const auto d : parse_.dependents[noun])
    if (d < noun && in_name_[d] && is(d, "amod"))
      for (const KnownName& known : lexicon_.find(text(d)))
        if (known.use == "adjective") return known.country;
  return {};
}

// "three quarters of them", "the fields of energy and trade", "seen as a stronghold": no ground to stand on.
bool Ground::is_figure(std::uint32_t word, const std::string& lemma) const {
  const auto& below = parse_.dependents[word];
  const auto marker = parse_.dependent(word, "case");
  if (marker != kRoot && ascii_lower(text(marker)) == "as") return true;
  if (lemma == "quarter") return std::any_of(below.begin(), below.end(), [&](auto d) { return is(d, "nummod"); });
  return lemma == "field" && std::any_of(below.begin(), below.end(), [&](auto d) {
           const auto of = parse_.dependent(d, "case");
           return d > word && is(d, "nmod") && of != kRoot && ascii_lower(text(of)) == "of" && !place_at_[d].valid();
         });
}

std::optional<Ground::Phrase> Ground::phrase(std::uint32_t word) const {
  if (in_name_[word] || parse_.words[word].upos != "NOUN") return std::nullopt;
  if (is(word, "compound") || is(word, "amod") || is(word, "fixed") || is(word, "flat")) return std::nullopt;
  const std::string lemma = ascii_lower(parse_.words[word].lemma);
  std::optional<GroundClass> kind;
  if (is_figure(word, lemma)) return std::nullopt;
  if (word > 0) kind = geography_.noun(ascii_lower(text(word - 1)) + " " + lemma);
  if (!kind) kind = geography_.noun(lemma);
  if (!kind || kind == GroundClass::kNone) return std::nullopt;
  Phrase out;
  out.noun = word;
  out.words = fore_words(word);
  out.lemma = lemma;
  out.kind = *kind;
  WordSpan bare = out.words;
  for (const auto d : parse_.dependents[word])
    if (d < word && is(d, "det")) {
      const std::string article = ascii_lower(text(d));
      if (article == "no" || article == "any" || article == "every") return std::nullopt;
      out.definite = article == "the" || article == "this" || article == "that";
      if (d == bare.begin && bare.size() > 1) ++bare.begin;
    }
  out.name = text(bare);
  if (out.kind != GroundClass::kSite) out.country = country_before(word);
  return out;
}

// "the city of Mosul", "the town Sanzuli", "Mosul, the largest city": the place that is named right there. "The
// Damascus suburb", "the capital of Bolivia" and "the towns of ..." are others.
PlaceId Ground::named_by(const Phrase& phrase) const {
  const bool area = phrase.lemma == "area";
  if ((phrase.kind == GroundClass::kSite && !area) ||
      parse_.words[phrase.noun].feats.find("Number=Plur") != std::string_view::npos)
    return {};
  const auto named = [&](std::uint32_t word) {
    const PlaceId id = place_at_[word];
    return id.valid() && may_be(phrase, id) ? id : PlaceId{};
  };
  // "the Rafah region of the Gaza Strip": the nearer name
  for (const auto d : parse_.dependents[phrase.noun])
    if (is(d, "compound") && place_at_[d].valid() && (area || phrase.kind == GroundClass::kRegion)) {
      if (const PlaceId id = named(d); id.valid() || area) return area ? place_at_[d] : id;
    }
  if (area) return {};
  for (const auto d : parse_.dependents[phrase.noun]) {
    const auto marker = is(d, "nmod") ? parse_.dependent(d, "case") : kRoot;
    const bool of = marker != kRoot && ascii_lower(text(marker)) == "of";
    if (of || (d > phrase.noun && (is(d, "appos") || is(d, "flat") || is(d, "nmod:desc"))))
      if (const PlaceId id = named(d); id.valid()) return id;
  }
  const auto head = parse_.words[phrase.noun].head;
  return head != kRoot && (is(phrase.noun, "appos") || is(phrase.noun, "nmod:desc")) ? named(head) : PlaceId{};
}

// May the named place be what the noun says? What is known as something else alone may not: "the region of Rwanda".
bool Ground::may_be(const Phrase& phrase, PlaceId id) const {
  const Known& known = known_[id.value];
  if (is_capital(phrase)) return known.capital;
  if (phrase.kind == GroundClass::kSettlement) return known.settlement;
  return phrase.kind == GroundClass::kLand || phrase.kind == GroundClass::kWater || known.region;
}

bool Ground::fits(const Phrase& phrase, PlaceId id) const {
  const Known& known = known_[id.value];
  if (std::find(known.nouns.begin(), known.nouns.end(), phrase.lemma) != known.nouns.end()) return true;
  return (phrase.kind == GroundClass::kSettlement || phrase.kind == GroundClass::kRegion) && may_be(phrase, id);
}

// "the southern city of Basra" may be new, "the airport in Mezzeh" and "another village" are.
bool Ground::is_new(const Phrase& phrase) const {
  if (!phrase.definite) return true;
  for (const auto d : parse_.dependents[phrase.noun]) {
    if (d > phrase.noun && (is(d, "nmod") || is(d, "acl") || is(d, "appos"))) return true;
    if (d < phrase.noun && in_name_[d]) return true;  // "the Iraqi city"
    const std::string lemma = ascii_lower(parse_.words[d].lemma);
    if (is(d, "amod") && (lemma == "other" || lemma.ends_with("est") || lemma.ends_with("ern"))) return true;
  }
  return false;
}

// Of the places that fit, the last sentence's; of several in one sentence the one that the report has spoken of most.
PlaceId Ground::taken_up_by(const Phrase& phrase) const {
  const bool theirs = is_capital(phrase) && !phrase.country.empty();
  if (!theirs && is_new(phrase)) return {};
  const auto here = parse_.words[phrase.noun].sentence;
  PlaceId best;
  std::uint32_t best_sentence = 0;
  std::size_t best_count = 0;
  for (std::size_t p = 0; p < cast_.places.size(); ++p) {
    if (!fits(phrase, PlaceId(p)) || (theirs && cast_.places[p].country != phrase.country)) continue;
    std::size_t count = 0;
    std::uint32_t last = 0;
    for (const Mention& m : cast_.places[p].mentions) {
      if (m.head >= phrase.noun) break;
      ++count;
      last = parse_.words[m.head].sentence;
    }
    if (count == 0 || here - last > kSentencesBack) continue;
    if (!best.valid() || last > best_sentence || (last == best_sentence && count > best_count)) {
      best = PlaceId(p);
      best_sentence = last;
      best_count = count;
    }
  }
  return best;
}

void Ground::mention(PlaceId id, WordSpan words, std::uint32_t head, MentionForm form) {
  auto& mentions = cast_.places[id.value].mentions;
  const Mention fresh{bytes(words), words, head, form};
  const auto at = std::lower_bound(mentions.begin(), mentions.end(), fresh,
                                   [](const Mention& a, const Mention& b) { return a.span < b.span; });
  if (at == mentions.end() || at->span != fresh.span) mentions.insert(at, fresh);
}

// "the siege of Darayya", "Darayya's people": names of ground that were somebody's object or owner alone.
void Ground::add_names() {
  std::unordered_map<std::string, PlaceId> by_name;  // for look-up only
  for (std::size_t p = 0; p < cast_.places.size(); ++p)
    by_name.try_emplace(ascii_lower(cast_.places[p].name), PlaceId(p));
  for (const Name& name : cast_.names) {
    if (name.tag != NameTag::kGpe && name.tag != NameTag::kLoc) continue;
    WordSpan words = name.words;
    if (words.size() > 1 && (text(words.end - 1) == "'s" || text(words.end - 1) == "’s")) --words.end;
    if (place_at_[words.begin].valid() || acting_[words.begin]) continue;
    const auto [at, fresh] = by_name.try_emplace(ascii_lower(text(words)), PlaceId(cast_.places.size()));
    if (fresh) {
      cast_.places.emplace_back();
      cast_.places.back().name = text(words);
      learn(at->second);
    }
    mention(at->second, words, parse_.head_of(words), MentionForm::kName);
    mark(place_at_, words, at->second);
  }
}

// A proper noun of one word that names nobody who acts and no person.
bool Ground::may_be_missed(std::uint32_t word) const {
  const auto part = [&](std::uint32_t w) { return is(w, "compound") || is(w, "flat") || is(w, "nmod:desc"); };
  const std::string_view form = text(word);
  if (parse_.words[word].upos != "PROPN" || form.size() < 4 || form[0] < 'A' || form[0] > 'Z') return false;
  if (place_at_[word].valid() || acting_[word] || part(word)) return false;
  const auto& below = parse_.dependents[word];
  if (std::any_of(below.begin(), below.end(), part)) return false;
  const auto named =
      std::find_if(cast_.names.begin(), cast_.names.end(), [&](const Name& n) { return n.words.contains(word); });
  return named == cast_.names.end() || (named->tag != NameTag::kPer && named->words.size() == 1);
}

bool Ground::stands_on_ground(std::uint32_t word) const {
  const auto marker = parse_.dependent(word, "case");
  if (marker == kRoot || !(is(word, "obl") || is(word, "nmod"))) return false;
  static constexpr std::string_view kMarkers[] = {"in", "at", "near", "around", "of", "from", "into", "outside"};
  const std::string said = ascii_lower(text(marker));
  return std::find(std::begin(kMarkers), std::end(kMarkers), said) != std::end(kMarkers);
}

// What stands on ground somewhere or has something done to it ("bombing Nyala"), is nobody's name, and is known to the
// gazetteer in a country the report speaks of.
std::set<std::string, std::less<>> Ground::missed_names() const {
  std::set<std::string, std::less<>> spoken_of, people, out;
  for (const Actor& actor : cast_.actors)
    if (actor.country) spoken_of.insert(*actor.country);
  for (const Place& place : cast_.places)
    if (place.country) spoken_of.insert(*place.country);
  for (const Name& name : cast_.names)
    if (name.tag == NameTag::kPer)
      for (auto w = name.words.begin; w < name.words.end; ++w) people.emplace(text(w));
  for (std::uint32_t w = 0; w < tokens_.words.size(); ++w) {
    const bool object = (is(w, "obj") || parse_.words[w].deprel == "nsubj:pass") && !in_name_[w];
    if (!may_be_missed(w) || !(object || stands_on_ground(w)) || people.contains(text(w))) continue;
    const auto candidates = geography_.gazetteer->find(text(w));
    if (std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& c) {
          return c.kind != PlaceKind::kCountry && c.kind != PlaceKind::kContinent && spoken_of.contains(c.country) &&
                 (!object || c.people >= kPeopleOfObject);
        }))
      out.emplace(text(w));
  }
  return out;
}

// "the siege of Darayya", where no name was seen or a body's was.
void Ground::add_missed_names() {
  const auto missed = missed_names();
  std::unordered_map<std::string, PlaceId> by_name;  // for look-up only
  for (std::size_t p = 0; p < cast_.places.size(); ++p) by_name.try_emplace(cast_.places[p].name, PlaceId(p));
  for (std::uint32_t w = 0; w < tokens_.words.size(); ++w) {
    if (!missed.contains(text(w)) || !may_be_missed(w)) continue;
    const std::string name(text(w));
    const auto [at, fresh] = by_name.try_emplace(name, PlaceId(cast_.places.size()));
    if (fresh) {
      cast_.places.emplace_back();
      cast_.places.back().name = name;
      learn(at->second);
    }
    mention(at->second, {w, w + 1}, w, MentionForm::kName);
    mark(place_at_, WordSpan{w, w + 1}, at->second);
  }
}

// "there": the ground that was spoken of last, in the sentence or the one before.
void Ground::add_there() {
  for (std::uint32_t w = 0; w < tokens_.words.size(); ++w) {
    if (ascii_lower(text(w)) != "there" || parse_.words[w].upos != "ADV" || !is(w, "advmod")) continue;
    PlaceId best;
    std::uint32_t last = 0;
    for (std::size_t p = 0; p < cast_.places.size(); ++p)
      for (const Mention& m : cast_.places[p].mentions)
        if (m.head < w && m.head >= last && parse_.words[m.head].sentence + 1 >= parse_.words[w].sentence)
          best = PlaceId(p), last = m.head;
    if (best.valid()) mention(best, {w, w + 1}, w, MentionForm::kPronoun);
  }
}

// "here": where the report was filed.
void Ground::add_here() {
  if (!document_.dateline) return;
  const auto filed = std::find_if(cast_.places.begin(), cast_.places.end(), [&](const Place& place) {
    return !place.mentions.empty() && place.mentions.front().span.overlaps(document_.dateline->place);
  });
  if (filed == cast_.places.end()) return;
  for (std::uint32_t w = 0; w < tokens_.words.size(); ++w)
    if (ascii_lower(text(w)) == "here" && parse_.words[w].upos == "ADV" && is(w, "advmod"))
      mention(PlaceId(static_cast<std::size_t>(filed - cast_.places.begin())), {w, w + 1}, w, MentionForm::kPronoun);
}

void Ground::add_nouns() {
  for (std::uint32_t w = 0; w < tokens_.words.size(); ++w) {
    const auto found = phrase(w);
    if (!found) continue;
    PlaceId id = named_by(*found);
    if (!id.valid()) id = taken_up_by(*found);
    if (!id.valid()) {
      id = PlaceId(cast_.places.size());
      cast_.places.emplace_back();
      cast_.places.back().name = found->name;
      cast_.places.back().named = false;
      if (!found->country.empty()) cast_.places.back().country = found->country;
      learn(id);
    }
    auto& nouns = known_[id.value].nouns;
    if (std::find(nouns.begin(), nouns.end(), found->lemma) == nouns.end()) nouns.push_back(found->lemma);
    mention(id, found->words, w, MentionForm::kDescription);
  }
}

}  // namespace

void find_ground(const Document& document, const Tokens& tokens, const Parse& parse, const Lexicon& lexicon,
                 const Geography& geography, Cast& cast) {
  Ground ground(document, tokens, parse, lexicon, geography.impl(), cast);
  ground.add_names();
  ground.add_missed_names();
  ground.add_nouns();
  ground.add_there();
  ground.add_here();
}

}  // namespace grotius
