#include "actors/view.h"

#include <algorithm>

namespace grotius {
namespace {

std::vector<std::uint32_t> index_names(const std::vector<Name>& names, std::size_t words) {
  std::vector<std::uint32_t> out(words, kNoName);
  for (std::uint32_t n = 0; n < names.size(); ++n)
    for (auto w = names[n].words.begin; w < names[n].words.end; ++w) out[w] = n;
  return out;
}

std::vector<std::size_t> index_quotations(const std::vector<Quotation>& quotations, std::size_t words) {
  std::vector<std::size_t> out(words, kNoQuotation);
  std::size_t speech = 0;
  for (const auto& quotation : quotations) {
    for (auto w = quotation.words.begin; w < quotation.words.end; ++w) out[w] = speech;
    if (!quotation.continued) ++speech;
  }
  return out;
}

}  // namespace

std::string to_lower(std::string_view text) {
  std::string out(text);
  for (auto& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

View::View(const Document& d, const Tokens& t, const Parse& p, const Lexicon& l, const std::vector<Name>& n)
    : document(d),
      tokens(t),
      parse(p),
      lexicon(l.impl()),
      names(n),
      name_at_(index_names(n, t.words.size())),
      quotation_(index_quotations(find_quotations(d, t), t.words.size())) {}

std::string View::lower(std::uint32_t word) const { return to_lower(text(word)); }
std::string View::lemma(std::uint32_t word) const { return to_lower(parse.words[word].lemma); }

ByteSpan View::bytes(WordSpan words) const {
  return {tokens.words[words.begin].span.begin, tokens.words[words.end - 1].span.end};
}

std::string View::text(WordSpan words) const {
  std::string out;
  for (auto w = words.begin; w < words.end; ++w) {
    if (w > words.begin && tokens.words[w].space_before) out += ' ';
    out += text(w);
  }
  return out;
}

bool View::is(std::uint32_t word, std::string_view base) const {
  const auto full = relation(word);
  return full.starts_with(base) && (full.size() == base.size() || full[base.size()] == ':');
}

bool View::is_any(std::uint32_t word, std::initializer_list<std::string_view> relations) const {
  return std::any_of(relations.begin(), relations.end(), [&](auto r) { return is(word, r); });
}

bool View::has_feature(std::uint32_t word, std::string_view feature) const {
  std::string_view rest = parse.words[word].feats;
  while (!rest.empty()) {
    const auto bar = rest.find('|');
    if (rest.substr(0, bar) == feature) return true;
    if (bar == std::string_view::npos) break;
    rest.remove_prefix(bar + 1);
  }
  return false;
}

bool View::plural(std::uint32_t word) const {
  return has_feature(word, "Number=Plur") || has_feature(word, "Number=Ptan") || parse.words[word].xpos == "NNS" ||
         parse.words[word].xpos == "NNPS";
}

bool View::says(std::uint32_t word) const {
  return one_of(lemma(word),
                {"say", "tell", "add", "note", "insist", "warn", "explain", "continue", "announce", "state", "declare",
                 "claim", "argue", "stress", "comment", "write", "ask", "reply", "conclude"});
}

std::uint32_t View::predicate_of(std::uint32_t word) const {
  const auto of = top(word);
  return is_any(of, {"nsubj", "obj", "iobj", "obl", "csubj"}) ? head(of) : kRoot;
}

const KnownBody* View::body_of(std::uint32_t word) const {
  if (name_at(word) == kNoName || names[name_at(word)].tag == NameTag::kPer) return nullptr;
  return lexicon.body(text(name_words(names[name_at(word)])));
}

std::string View::case_marker(std::uint32_t word) const {
  const auto marker = parse.dependent(word, "case");
  return marker == kRoot ? std::string() : lower(marker);
}

std::uint32_t View::top(std::uint32_t word) const {
  while (head(word) != kRoot && is_any(word, {"conj", "appos", "flat"})) word = head(word);
  return word;
}

WordSpan View::name_words(const Name& name) const {
  auto words = name.words;
  while (words.size() > 1 && one_of(text(words.end - 1), {"'s", "\u2019s", "'", "\u2019"})) --words.end;
  return words;
}

std::vector<std::uint32_t> View::fore_modifiers(std::uint32_t noun) const {
  std::vector<std::uint32_t> out;
  for (const auto d : parse.dependents[noun])
    if (d < noun && is_any(d, {"amod", "compound", "nummod", "nmod", "flat", "advmod"})) out.push_back(d);
  return out;
}

WordSpan View::core(std::uint32_t noun) const {
  WordSpan out{noun, noun + 1};
  for (const auto d : fore_modifiers(noun)) {
    if (is(d, "advmod") && out.begin == noun) continue;
    auto part = parse.subtree(d);
    while (part.size() > 1 && is_any(part.begin, {"det", "punct"})) ++part.begin;
    if (part.end <= noun) out.begin = std::min(out.begin, part.begin);
  }
  for (const auto d : parse.dependents[noun])
    if (d > noun && is_any(d, {"flat", "goeswith"}) && d == out.end) out.end = d + 1;
  // "fully-armed troops" keeps its first half; "at least four people" and "more than 50 people" do not begin with
  // "least"
  const auto leads = [&](std::uint32_t w) {
    const bool half = w + 1 < noun && text(w + 1) == "-" && !tokens.words[w + 1].space_before;
    const bool compares = one_of(lower(w), {"least", "most", "more", "less", "than"}) && head(w) != noun;
    return !half && (compares || is_any(w, {"det", "punct", "cc", "case", "advmod"}));
  };
  while (out.begin < noun && leads(out.begin)) ++out.begin;
  // "well paid" soldiers: a quotation that begins before the phrase is cut off as a whole
  bool open = false;
  std::uint32_t last = out.begin;
  for (auto w = out.begin; w < noun; ++w)
    if (one_of(text(w), {"\"", "\u201c", "\u201d", "``", "''"})) open = !open, last = w + 1;
  if (open) out.begin = last;
  return out;
}

std::optional<StateWord> View::state_of(std::uint32_t word) const {
  if (name_at(word) == kNoName) {
    // adjectives of nationality that were not tagged as names
    if (upos(word) != "ADJ" && upos(word) != "PROPN") return std::nullopt;
    return lexicon.state_word(text(word));
  }
  const auto& name = names[name_at(word)];
  if (name.tag == NameTag::kPer || name.tag == NameTag::kMisc) return std::nullopt;
  return lexicon.state_word(text(name_words(name)));
}

namespace {

// "Chinese and African leaders": of no one country.
bool is_beside_region(const View& view, std::uint32_t adjective) {
  const auto& below = view.parse.dependents[adjective];
  return std::any_of(below.begin(), below.end(), [&](std::uint32_t d) {
    const char first = view.text(d).front();
    return view.is(d, "conj") && view.upos(d) == "ADJ" && first >= 'A' && first <= 'Z' && !view.state_of(d);
  });
}

}  // namespace

std::optional<std::size_t> View::country_of(std::uint32_t noun) const {
  std::optional<std::size_t> last;
  for (const auto d : parse.dependents[noun]) {
    const bool before = d < noun && is_any(d, {"amod", "compound", "nmod", "nmod:desc"});
    const bool after = d > noun && is(d, "nmod") && case_marker(d) == "of";
    if (!before && !after) continue;
    // an ethnic Albanian lives in another country than Albania; critics of China are seldom Chinese
    if (before && d > 0 && lower(d - 1) == "ethnic") continue;
    if ((after || is(d, "nmod:poss")) &&
        one_of(lemma(noun), {"critic", "victim", "opponent", "enemy", "foe", "rival", "adversary"}))
      continue;
    if (is(d, "nmod:poss") && one_of(lemma(noun), {"ally", "partner", "neighbor", "neighbour"})) continue;
    if (before && is_beside_region(*this, d)) continue;
    if (const auto state = state_of(d); state && state->use != StateUse::kPeople) return state->state;
    if (const auto* body = body_of(d); body && body->state) last = body->state;  // "Kremlin spokesman"
    // "US-led", "Russian foreign ministry spokesman": the country hangs on the modifier
    if (before && is_any(d, {"compound", "nmod"}))
      if (const auto state = country_of(d)) last = state;
  }
  return last;
}

std::vector<std::string> View::modifiers(std::uint32_t noun) const {
  std::vector<std::string> out;
  const auto words = core(noun);
  for (auto w = words.begin; w < words.end; ++w) {
    if (w == noun || is_any(w, {"nummod", "punct", "case", "det", "cc"}) || upos(w) == "PRON") continue;
    if (const auto state = state_of(w); state && state->use != StateUse::kPeople) continue;
    out.push_back(lower(w));
  }
  return out;
}

const ActorNoun* View::actor_noun(std::uint32_t word) const {
  if (word > 0)
    if (const auto* two = lexicon.noun(lower(word - 1) + " " + lemma(word))) return two->nobody ? nullptr : two;
  if (const auto* as_written = lexicon.noun(lower(word))) return as_written;
  return lexicon.noun(lemma(word));
}

// The side that a word names by itself, but not in "anti-rebel", "rebel-held" and "rebel and government troops".
const ActorNoun* View::side_at(std::uint32_t word) const {
  const auto* entry = name_at(word) == kNoName ? actor_noun(word) : nullptr;
  if (entry == nullptr || !entry->side) return nullptr;
  const bool half = (word > 0 && text(word - 1) == "-") || (word + 1 < parse.words.size() && text(word + 1) == "-");
  return half || parse.dependent(word, "conj") != kRoot ? nullptr : entry;
}

const ActorNoun* View::side_of(std::uint32_t noun) const {
  const auto* entry = actor_noun(noun);
  if (entry == nullptr || !one_of(entry->code, {"GOV", "MIL", "UAF"})) return nullptr;
  const ActorNoun* out = nullptr;
  for (const auto d : parse.dependents[noun]) {
    const bool before = d < noun && is_any(d, {"amod", "compound", "nmod", "flat"});
    const bool after = d > noun && is(d, "nmod") && one_of(case_marker(d), {"of", "for"});
    if (before && one_of(lower(d), {"former", "ex"})) return nullptr;
    if (before || after)
      if (const auto* side = side_at(d)) out = side;
  }
  return out;
}

std::string View::role_code(std::uint32_t noun) const {
  if (const auto* side = side_of(noun)) return side->code;
  if (const auto* entry = actor_noun(noun); entry && !entry->code.empty()) return entry->code;
  for (const auto d : fore_modifiers(noun)) {
    if (const auto* body = body_of(d); body && body->code.size() > 3 && body->state) return body->code.substr(3);
    if (name_at(d) == kNoName)
      if (const auto* entry = actor_noun(d); entry && !entry->code.empty()) return entry->code;
  }
  return {};
}

}  // namespace grotius
