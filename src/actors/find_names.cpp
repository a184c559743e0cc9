#include <algorithm>
#include <set>
#include <string_view>

#include "actors/lexicon_impl.h"
#include "actors/names.h"
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

}  // namespace

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
  take_article(document, tokens, parse, names);
  drop_titles(document, tokens, lexicon, names);
  return names;
}

}  // namespace grotius
