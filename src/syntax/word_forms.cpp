#include "syntax/word_forms.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "word_table.h"

namespace grotius {
namespace {

// Views of the program's own text, sorted, so that starting costs next to nothing.
struct WordForms {
  using Pairs = std::vector<std::pair<std::string_view, std::string_view>>;
  std::vector<std::string_view> verbs;
  Pairs of_verbs, of_nouns;

  WordForms() {
    for (std::string_view text : {std::string_view(kVerbs), std::string_view(kWordnet)})
      while (!text.empty()) add(cut(text, "\n"));
    std::sort(verbs.begin(), verbs.end());
    std::sort(of_verbs.begin(), of_verbs.end());
    std::sort(of_nouns.begin(), of_nouns.end());
  }

  // What stands before the first of the separators, which is taken off with it.
  static std::string_view cut(std::string_view& text, std::string_view separators) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    const std::string_view out = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return out;
  }

  void add(std::string_view line) {
    if (line.starts_with("#")) return;
    Pairs* const irregular = line.starts_with("verb ") ? &of_verbs : line.starts_with("noun ") ? &of_nouns : nullptr;
    if (irregular != nullptr) {
      cut(line, " ");
      const std::string_view form = cut(line, " ");
      irregular->emplace_back(form, line);
    } else {
      while (!line.empty())
        if (const std::string_view verb = cut(line, " \t"); !verb.empty()) verbs.push_back(verb);
    }
  }
};

const WordForms& forms() {
  static const WordForms known;
  return known;
}

std::optional<std::string> find(const WordForms::Pairs& of, std::string_view form) {
  const auto at = std::partition_point(of.begin(), of.end(), [&](const auto& pair) { return pair.first < form; });
  return at == of.end() || at->first != form ? std::nullopt : std::optional<std::string>(at->second);
}

}  // namespace

bool is_listed_verb(const std::string& word) {
  return std::binary_search(forms().verbs.begin(), forms().verbs.end(), std::string_view(word));
}

std::optional<std::string> irregular_verb(const std::string& form) { return find(forms().of_verbs, form); }

std::optional<std::string> irregular_noun(const std::string& form) { return find(forms().of_nouns, form); }

}  // namespace grotius
