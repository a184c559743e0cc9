// The codes of other tools' formats: lexicon/export/*.tsv and lexicon/plover/{folding,cameo-codes}.tsv, built into the
// program. Private to the stage. Errors: a bad row is named as "file:line: what is wrong". Thread safety: immutable.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace grotius {

struct CountryCodes {
  std::string name, fips, cow;
};

// An actor's code in its parts, as other tools keep them in columns of their own.
struct ActorCodes {
  std::string country;  // ISO 3166-1 alpha-3, or the code of a region
  std::string group, religion;
  std::vector<std::string> types, sectors, words;  // CAMEO's types; PLOVER's sectors; the types in words
  std::string body;                                // PLOVER's code of what is neither a state nor of one
};

struct CameoCode {
  std::string text, goldstein;
};

enum class WhoseWord { kOwn, kReporter, kOther, kUnknown };

struct Folded {
  bool by_speaker = false;  // else by those who were to act
  std::string type, mode, cameo;
};

struct TableTexts {
  std::string_view countries, actors, folding, cameo;
};

class Tables {
 public:
  [[nodiscard]] static Result<Tables> parse(const TableTexts& texts);
  [[nodiscard]] static const Tables& built_in();

  [[nodiscard]] CountryCodes country(const std::string& iso) const;  // empty for none
  // `code` as readings give it; `country` where the code names none.
  [[nodiscard]] ActorCodes actor(const std::string& code, const std::string& country) const;
  [[nodiscard]] CameoCode cameo(const std::string& code) const;
  // What an event that has not happened is coded as; nothing: it stays out.
  [[nodiscard]] std::optional<Folded> fold(const std::string& status, const std::string& type, const std::string& mode,
                                           WhoseWord word) const;

 private:
  struct Part {
    std::string sort, sector, body, words;
  };
  struct Rule {
    std::string word;
    Folded folded;
  };
  std::map<std::string, CountryCodes> countries_;
  std::map<std::string, Part> parts_;
  std::map<std::string, CameoCode> cameo_;
  std::map<std::tuple<std::string, std::string, std::string>, Rule> folding_;
};

[[nodiscard]] TableTexts embedded_tables();

}  // namespace grotius
