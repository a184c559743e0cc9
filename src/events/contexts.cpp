#include "events/contexts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/table.h"
#include "crosswalk_table.h"
#include "text/utf8.h"

namespace grotius {
namespace {

// Another clause that hangs on the fact's, or stands beside it, tells of something else; its purpose does not.
bool begins_other_clause(const Passage& passage, std::uint32_t word) {
  const std::string_view relation = passage.syntax(word).deprel;
  if (relation == "advcl") {
    const auto& dependents = passage.parse.dependents[word];
    return std::none_of(dependents.begin(), dependents.end(),
                        [&](std::uint32_t d) { return passage.has_relation(d, "mark") && passage.lower(d) == "to"; });
  }
  return relation == "acl:relcl" || relation == "parataxis" || relation == "appos" ||
         (relation == "conj" && passage.syntax(word).upos == "VERB");
}

// The words of the clause that tells the fact, in text order: those that hang on its trigger, or, where that is a noun,
// on the verb that it stands with ("held talks") unless this tells a fact of its own.
std::vector<std::uint32_t> clause_of(const Passage& passage, std::uint32_t head, const std::set<std::uint32_t>& told) {
  if (passage.syntax(head).upos != "VERB")
    for (const char* relation : {"obj", "obl", "nsubj"})
      if (passage.has_relation(head, relation) && !told.contains(passage.syntax(head).head)) {
        head = passage.syntax(head).head;
        break;
      }
  std::vector<std::uint32_t> out{head};
  for (std::size_t i = 0; i < out.size(); ++i)
    for (const std::uint32_t d : passage.parse.dependents[out[i]])
      if (!begins_other_clause(passage, d)) out.push_back(d);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

Result<Contexts> Contexts::parse(std::string_view table) {
  Contexts out;
  auto read = for_each_row(table, "lexicon/plover/contexts.tsv", 2, [&](const Fields& row) -> std::string {
    if (std::find(out.names_.begin(), out.names_.end(), row[0]) != out.names_.end())
      return fmt::format("a second row for {}", row[0]);
    out.names_.push_back(row[0]);
    for (const std::string& phrase : split(row[1], ", ")) {
      auto& told = out.told_[phrase];
      if (phrase.empty() || (!told.empty() && told.back() == out.names_.size() - 1))
        return fmt::format("\"{}\" stands in the row twice, or a comma too many", phrase);
      told.push_back(out.names_.size() - 1);
      out.longest_ = std::max(out.longest_, split(phrase, " ").size());
    }
    return "";
  });
  if (!read) return tl::unexpected(read.error());
  return out;
}

const Contexts& Contexts::built_in() {
  static const Contexts contexts = parse(kContexts).value();
  return contexts;
}

std::vector<std::string> Contexts::of(std::string_view type, std::string_view mode,
                                      const std::vector<std::string>& lemmas) const {
  std::set<std::size_t> found;
  const auto look_up = [&](std::string_view phrase) {
    if (const auto told = told_.find(phrase); told != told_.end())
      found.insert(told->second.begin(), told->second.end());
  };
  look_up(type);
  if (!mode.empty()) look_up(fmt::format("{}.{}", type, mode));
  for (std::size_t i = 0; i < lemmas.size(); ++i) {
    std::string phrase = lemmas[i];
    look_up(phrase);
    for (std::size_t k = i + 1; k < std::min(i + longest_, lemmas.size()); ++k) look_up(phrase += " " + lemmas[k]);
  }
  std::vector<std::string> out;
  for (const std::size_t i : found) out.push_back(names_[i]);
  return out;
}

void tell_contexts(const Passage& passage, std::vector<Fact>& facts) {
  std::set<std::uint32_t> told;
  for (const Fact& fact : facts) told.insert(passage.parse.head_of(passage.words(fact.trigger)));
  for (Fact& fact : facts) {
    if (fact.type.empty()) continue;
    std::vector<std::string> lemmas;
    for (const std::uint32_t w : clause_of(passage, passage.parse.head_of(passage.words(fact.trigger)), told))
      lemmas.push_back(ascii_lower(passage.syntax(w).lemma));
    fact.contexts = Contexts::built_in().of(fact.type, fact.mode, lemmas);
  }
}

}  // namespace grotius
