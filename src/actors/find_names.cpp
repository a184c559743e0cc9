#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "actors/lexicon_impl.h"
#include "actors/names.h"
#include "base/one_of.h"
#include "text/utf8.h"

namespace grotius {
namespace {

// "The" with a capital inside a clause is part of an organisation's name: "a report in The Guardian".
void take_article(const Document& document, const Tokens& tokens, const Parse& parse, std::vector<Name>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::uint32_t first = names[i].words.begin;
    if (names[i].tag != NameTag::kOrg || first < 2 || document.text(tokens.words[first - 1].span) != "The") continue;
    const bool free = i == 0 || names[i - 1].words.end < first;
    const WordSpan sentence = parse.sentences[parse.words[first].sentence];
    if (free && first >= sentence.begin + 2 && parse.words[first - 2].upos != "PUNCT") --names[i].words.begin;
  }
}

bool names_a_day(std::string_view word) {
  static constexpr std::array<std::string_view, 19> kDays{
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",  "Sunday",  "January",  "February", "March",
      "April",  "May",     "June",      "July",     "August", "September", "October", "November", "December"};
  return std::find(kDays.begin(), kDays.end(), word) != kDays.end();
}

ByteSpan bytes_of(const Tokens& tokens, WordSpan words) {
  return tokens.words[words.begin].span.hull(tokens.words[words.end - 1].span);
}

}  // namespace

void add_lone_surnames(const Document& document, const Tokens& tokens, const Parse& parse, std::vector<Name>& names) {
  const auto text = [&](std::uint32_t word) { return document.text(tokens.words[word].span); };
  const auto has_capitals = [](std::string_view word, std::size_t from, std::size_t to) {
    return std::any_of(word.begin() + from, word.begin() + to, [](char c) { return c >= 'A' && c <= 'Z'; });
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::uint32_t next = names[i].words.end;
    if (names[i].tag != NameTag::kPer || names[i].words.size() > 1 || next + 1 >= tokens.words.size()) continue;
    if (parse.words[next].sentence != parse.words[next - 1].sentence) continue;
    if (i + 1 < names.size() && names[i + 1].words.begin == next) continue;
    const std::string_view word = text(next), after = text(next + 1);
    const bool like_a_name = word.size() > 1 && has_capitals(word, 0, 1) && !has_capitals(word, 1, word.size());
    const std::string_view upos = parse.words[next].upos;
    const bool could_be = upos == "VERB" || upos == "AUX" || upos == "PROPN";
    if (like_a_name && could_be && !names_a_day(word) && !has_capitals(after, 0, 1)) ++names[i].words.end;
  }
}

void untag_bodies(const Document& document, const Tokens& tokens, const Lexicon& lexicon, std::vector<Name>& names) {
  for (Name& name : names) {
    if (name.tag != NameTag::kPer) continue;
    const KnownBody* const body = lexicon.impl().body(document.text(bytes_of(tokens, name.words)));
    if (body == nullptr) continue;
    const bool surname =
        name.words.size() == 1 && !body->seat && !body->code.ends_with("LEG") && !body->code.ends_with("MED");
    if (!surname) name.tag = NameTag::kOrg;
  }
}

void drop_titles(const Document& document, const Tokens& tokens, const Lexicon& lexicon, std::vector<Name>& names) {
  for (Name& name : names) {
    if (name.tag != NameTag::kPer) continue;
    const auto is_title = [&](std::uint32_t word) {
      const ActorNoun* noun = lexicon.impl().noun(ascii_lower(document.text(tokens.words[word].span)));
      return noun != nullptr && noun->person &&
             (noun->code.empty() || noun->code == "GOV" || noun->code == "LEG" || noun->code == "REL");
    };
    while (name.words.size() > 1 && is_title(name.words.begin)) ++name.words.begin;
  }
  // "His Majesty the King": an office is nobody's name
  std::erase_if(names, [&](const Name& name) {
    if (name.tag != NameTag::kPer || name.words.size() > 1 || name.words.begin == 0) return false;
    const std::uint32_t word = name.words.begin;
    return document.text(tokens.words[word - 1].span) == "the" &&
           lexicon.impl().noun(ascii_lower(document.text(tokens.words[word].span))) != nullptr;
  });
}

void mend_cut_names(const Document& document, const Tokens& tokens, const Parse& parse, std::vector<Name>& names) {
  const auto text = [&](std::uint32_t word) { return document.text(tokens.words[word].span); };
  const auto capital = [&](std::uint32_t word) { return text(word).front() >= 'A' && text(word).front() <= 'Z'; };
  for (std::size_t i = 0; i < names.size(); ++i) {
    Name& name = names[i];
    const bool cut = name.tag == NameTag::kOrg && name.words.size() > 1 &&
                     (text(name.words.end - 1) == "of" || text(name.words.end - 1) == "for" ||
                      text(name.words.end - 1) == "in" || text(name.words.end - 1) == "on");
    if (!cut) continue;
    const std::uint32_t end = parse.sentences[parse.words[name.words.begin].sentence].end;
    const bool another = i + 1 < names.size() && names[i + 1].words.begin == name.words.end;
    if (another) {
      name.words.end = names[i + 1].words.end;
      names.erase(names.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    } else if (name.words.end < end && capital(name.words.end)) {
      ++name.words.end;
    } else {
      --name.words.end;
    }
  }
}

void join_parted_names(const Document& document, const Tokens& tokens, const Parse& parse, std::vector<Name>& names) {
  const auto text = [&](std::uint32_t word) { return document.text(tokens.words[word].span); };
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    Name& name = names[i];
    const Name& next = names[i + 1];
    const std::uint32_t between = name.words.end;
    if (name.tag != NameTag::kOrg || next.tag != NameTag::kOrg || next.words.begin != between + 1) continue;
    const std::uint32_t one = parse.head_of(name.words), other = parse.head_of(next.words);
    // "the AU Peace and Security Council"
    const bool before =
        text(between) == "and" && parse.words[one].deprel == "compound" && parse.words[one].head == other;
    // "the Ministry of Industry, Commerce and Supplies"
    const std::uint32_t first = parse.words[other].deprel == "conj" ? parse.words[other].head : one;
    const bool behind = (text(between) == "and" || text(between) == ",") && first != one &&
                        name.words.contains(first) && first > name.words.begin && text(first - 1) == "of";
    if (!before && !behind) continue;
    name.words.end = next.words.end;
    names.erase(names.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    --i;
  }
}

void join_state_names(const Document& document, const Tokens& tokens, const Parse& parse, const Lexicon& lexicon,
                      std::vector<Name>& names) {
  constexpr std::uint32_t kMostBefore = 6;  // words: "the Democratic People's Republic of" before "Korea"
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::uint32_t end = names[i].words.end;
    const std::uint32_t sentence = parse.sentences[parse.words[end - 1].sentence].begin;
    std::uint32_t begin = end - std::min(end - sentence, names[i].words.size() + kMostBefore);
    const auto is_state = [&](std::uint32_t from) {
      const auto state = lexicon.impl().listed_state(document.text(bytes_of(tokens, {from, end})));
      return state && state->use == StateUse::kName;
    };
    while (begin < names[i].words.begin && !is_state(begin)) ++begin;
    if (begin == names[i].words.begin) continue;
    names[i].words.begin = begin;
    names[i].tag = NameTag::kGpe;
    while (i > 0 && names[i - 1].words.end > begin) {
      names.erase(names.begin() + static_cast<std::ptrdiff_t>(i) - 1);
      --i;
    }
  }
}

void untag_ships(const Document& document, const Tokens& tokens, const Parse& parse, std::vector<Name>& names) {
  for (Name& name : names) {
    const std::uint32_t first = name.words.begin;
    if (first == 0 || name.tag == NameTag::kNorp) continue;
    const std::string before = ascii_lower(document.text(tokens.words[first - 1].span));
    if (!one_of(before,
                {"ship", "warship", "vessel", "frigate", "destroyer", "cruiser", "corvette", "gunboat", "submarine",
                 "carrier", "ferry", "freighter", "tanker", "trawler", "yacht", "liner", "cutter"}))
      continue;
    const std::uint32_t head = parse.head_of(name.words);
    if (parse.words[head].head == first - 1 || parse.words[first - 1].head == head) name.tag = NameTag::kMisc;
  }
}

void add_other_mentions(const Document& document, const Tokens& tokens, const Parse& parse, const Lexicon& lexicon,
                        std::vector<Name>& names) {
  const auto text = [&](std::uint32_t word) { return document.text(tokens.words[word].span); };
  const auto capital = [&](std::uint32_t word) {
    return word < tokens.words.size() && text(word).front() >= 'A' && text(word).front() <= 'Z';
  };
  std::set<std::string_view> firsts, lasts, others;
  std::vector<std::size_t> at(tokens.words.size(), names.size());
  for (std::size_t n = 0; n < names.size(); ++n) {
    for (std::uint32_t w = names[n].words.begin; w < names[n].words.end; ++w) at[w] = n;
    if (names[n].tag == NameTag::kPer && names[n].words.size() > 1) {
      firsts.insert(text(names[n].words.begin));
      lasts.insert(text(names[n].words.end - 1));
    } else if (names[n].tag != NameTag::kPer && names[n].words.size() > 1) {
      for (std::uint32_t w = names[n].words.begin; w < names[n].words.end; ++w) others.insert(text(w));
    }
  }
  std::vector<std::uint32_t> missed;
  for (std::uint32_t w = 0; w < tokens.words.size(); ++w) {
    const std::string_view word = text(w);
    if (word.size() < 4 || !capital(w) || capital(w + 1) || parse.words[w].upos != "PROPN") continue;
    if (names_a_day(word) || others.contains(word) || !lexicon.find(word).empty()) continue;
    const bool free = at[w] == names.size() && firsts.contains(word);
    const bool mistaken = at[w] < names.size() && names[at[w]].tag == NameTag::kOrg && names[at[w]].words.size() == 1 &&
                          lasts.contains(word);
    if (free || mistaken) missed.push_back(w);
  }
  add_surnames(missed, names);
}

std::vector<std::uint32_t> missed_surnames(const Document& document, const Tokens& tokens,
                                           const std::vector<Name>& names) {
  const auto text = [&](std::uint32_t word) { return document.text(tokens.words[word].span); };
  std::vector<bool> named(tokens.words.size(), false);
  std::set<std::string_view> surnames;
  for (const Name& name : names) {
    for (std::uint32_t w = name.words.begin; w < name.words.end; ++w) named[w] = true;
    const std::string_view last = text(name.words.end - 1);
    const bool capital = !last.empty() && last.front() >= 'A' && last.front() <= 'Z';
    if (name.tag == NameTag::kPer && name.words.size() > 1 && capital) surnames.insert(last);
  }
  std::vector<std::uint32_t> missed;
  for (std::uint32_t w = 0; w < tokens.words.size(); ++w)
    if (!named[w] && surnames.contains(text(w))) missed.push_back(w);
  return missed;
}

void add_surnames(const std::vector<std::uint32_t>& missed, std::vector<Name>& names) {
  for (const std::uint32_t word : missed) {
    const auto after = std::find_if(names.begin(), names.end(), [&](const Name& n) { return n.words.end > word; });
    if (after == names.end() || after->words.begin > word)
      names.insert(after, {{word, word + 1}, NameTag::kPer});
    else if (after->words.size() == 1)
      after->tag = NameTag::kPer;
  }
}

std::vector<Name> find_names(const Model& model, const Document& document, const Tokens& tokens, const Encoded& encoded,
                             const Parse& parse, const Lexicon& lexicon) {
  const Matrix logits = tag_logits(model, encoded, "name");
  const std::vector<std::string>& labels = model.labels("name");
  std::vector<Name> names = decode_names(logits, labels, parse.sentences);
  std::vector<std::string> surfaces;
  for (const Name& name : names) {
    std::string surface;
    for (std::uint32_t w = name.words.begin; w < name.words.end; ++w)
      surface.append(surface.empty() ? "" : " ").append(document.text(tokens.words[w].span));
    surfaces.push_back(std::move(surface));
  }
  settle_tags(names, surfaces, logits, labels);
  untag_bodies(document, tokens, lexicon, names);
  add_lone_surnames(document, tokens, parse, names);
  take_article(document, tokens, parse, names);
  drop_titles(document, tokens, lexicon, names);
  mend_cut_names(document, tokens, parse, names);
  join_parted_names(document, tokens, parse, names);
  join_state_names(document, tokens, parse, lexicon, names);
  untag_ships(document, tokens, parse, names);
  add_other_mentions(document, tokens, parse, lexicon, names);
  return names;
}

}  // namespace grotius
