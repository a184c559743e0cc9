#include "syntax/word_forms.h"

#include <map>
#include <set>
#include <sstream>

#include "word_table.h"

namespace grotius {
namespace {

struct WordForms {
  std::set<std::string, std::less<>> verbs;
  std::map<std::string, std::string, std::less<>> of_verbs, of_nouns;

  WordForms() {
    for (const char* const text : {kVerbs, kWordnet}) {
      std::istringstream lines(text);
      for (std::string line; std::getline(lines, line);) add(line);
    }
  }

  void add(const std::string& line) {
    if (line.starts_with("#")) return;
    std::istringstream words(line);
    std::string word, form, base;
    if (line.starts_with("verb ") || line.starts_with("noun ")) {
      words >> word >> form >> base;
      (word == "verb" ? of_verbs : of_nouns).emplace(form, base);
    } else {
      while (words >> word) verbs.insert(word);
    }
  }
};

const WordForms& forms() {
  static const WordForms known;
  return known;
}

std::optional<std::string> find(const std::map<std::string, std::string, std::less<>>& of, const std::string& form) {
  const auto found = of.find(form);
  return found == of.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

bool is_listed_verb(const std::string& word) { return forms().verbs.contains(word); }

std::optional<std::string> irregular_verb(const std::string& form) { return find(forms().of_verbs, form); }

std::optional<std::string> irregular_noun(const std::string& form) { return find(forms().of_nouns, form); }

}  // namespace grotius
