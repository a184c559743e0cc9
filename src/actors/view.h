// One report as this stage looks at it: words with their text, tree and name, and the noun phrases around heads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actors/actors.h"
#include "actors/lexicon_impl.h"
#include "base/one_of.h"

namespace grotius {

inline constexpr std::uint32_t kNoName = 0xffffffff;
inline constexpr std::size_t kNoQuotation = 0xffffffff;

class View {
 public:
  View(const Document& document, const Tokens& tokens, const Parse& parse, const Lexicon& lexicon,
       const std::vector<Name>& names);

  const Document& document;
  const Tokens& tokens;
  const Parse& parse;
  const Lexicon::Impl& lexicon;
  const std::vector<Name>& names;

  [[nodiscard]] std::string_view text(std::uint32_t word) const { return document.text(tokens.words[word].span); }
  [[nodiscard]] std::string lower(std::uint32_t word) const;
  [[nodiscard]] std::string lemma(std::uint32_t word) const;  // lower case
  // The text of the words, line breaks as spaces.
  [[nodiscard]] std::string text(WordSpan words) const;
  [[nodiscard]] ByteSpan bytes(WordSpan words) const;

  [[nodiscard]] std::string_view relation(std::uint32_t word) const { return parse.words[word].deprel; }
  // "nsubj" holds for "nsubj:pass" too.
  [[nodiscard]] bool is(std::uint32_t word, std::string_view relation) const;
  [[nodiscard]] bool is_any(std::uint32_t word, std::initializer_list<std::string_view> relations) const;
  [[nodiscard]] std::uint32_t head(std::uint32_t word) const { return parse.words[word].head; }
  [[nodiscard]] std::uint32_t sentence(std::uint32_t word) const { return parse.words[word].sentence; }
  [[nodiscard]] std::string_view upos(std::uint32_t word) const { return parse.words[word].upos; }
  [[nodiscard]] bool has_feature(std::uint32_t word, std::string_view feature) const;
  [[nodiscard]] bool plural(std::uint32_t word) const;
  // The quotation around a word, as one number for a speech that runs over paragraphs; or kNoQuotation.
  [[nodiscard]] std::size_t quotation(std::uint32_t word) const { return quotation_[word]; }
  [[nodiscard]] bool in_quote(std::uint32_t word) const { return quotation_[word] != kNoQuotation; }
  // Is the word a verb of saying?
  [[nodiscard]] bool says(std::uint32_t word) const;
  // Lemma of the first case marker ("in"), or empty.
  [[nodiscard]] std::string case_marker(std::uint32_t word) const;
  // The predicate a noun phrase is an argument of, or kRoot.
  [[nodiscard]] std::uint32_t predicate_of(std::uint32_t word) const;
  // The first of a coordination, for its relation to the rest of the sentence; the named for an apposition.
  [[nodiscard]] std::uint32_t top(std::uint32_t word) const;

  [[nodiscard]] std::uint32_t name_at(std::uint32_t word) const { return name_at_[word]; }  // or kNoName
  // The head of the name's noun phrase; a title is its dependent.
  [[nodiscard]] std::uint32_t name_head(const Name& name) const { return parse.head_of(name.words); }
  // The words of a name without a genitive ending.
  [[nodiscard]] WordSpan name_words(const Name& name) const;

  // The noun with what stands before it and identifies it, without articles: "two Jewish settlers", "Kabila's forces".
  [[nodiscard]] WordSpan core(std::uint32_t noun) const;
  // The country that adjectives, owners and "of" give a noun: "Russian president", "Iran's envoy", "president of Chad".
  [[nodiscard]] std::optional<std::size_t> country_of(std::uint32_t noun) const;
  // Modifiers before the noun, lower case, without numerals and those that only tell the country.
  [[nodiscard]] std::vector<std::string> modifiers(std::uint32_t noun) const;
  // Role suffix of the code: the noun's own, else a modifier's ("rebel leader": REB).
  [[nodiscard]] std::string role_code(std::uint32_t noun) const;
  [[nodiscard]] const ActorNoun* actor_noun(std::uint32_t word) const;
  // The side of a conflict that the words around a noun for offices or arms tell of, which would else be a state's:
  // "rebel officials", "the opposition's envoy", "commanders of the guerrillas"; null where they tell of none.
  [[nodiscard]] const ActorNoun* side_of(std::uint32_t noun) const;
  [[nodiscard]] std::optional<StateWord> state_of(std::uint32_t word) const;
  // The seat or known organisation a name is, or null.
  [[nodiscard]] const KnownBody* body_of(std::uint32_t word) const;

 private:
  [[nodiscard]] std::vector<std::uint32_t> fore_modifiers(std::uint32_t noun) const;
  [[nodiscard]] const ActorNoun* side_at(std::uint32_t word) const;

  std::vector<std::uint32_t> name_at_;
  std::vector<std::size_t> quotation_;
};

[[nodiscard]] std::string to_lower(std::string_view text);

}  // namespace grotius
