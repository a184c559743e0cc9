// The lexicon: knowledge as data, read from the files under lexicon/ (formats at the top of each file).
//
// Enters: a directory, and a user's own registry. Leaves: an immutable Lexicon. Errors: a malformed line is named as
// "file:line: what is wrong".
// Thread safety: immutable after load.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "registry/registry.h"

namespace grotius {

// What the lexicon knows a name as.
struct KnownName {
  std::string name, kind, country, code, wikidata;  // empty if none
  std::string use;                                  // name, adjective, people, capital, seat or code
};

class Lexicon {
 public:
  // The registry's states, organisations, governments and armed forces are known by their names as those of the
  // directory are, and before them. A registry that names an unknown country is an error.
  [[nodiscard]] static Result<std::unique_ptr<const Lexicon>> load(const std::string& directory,
                                                                   const Registry& registry = {});
  // Everything that goes by the name, or by an ISO 3166-1 code of two or three letters.
  [[nodiscard]] std::vector<KnownName> find(std::string_view name) const;
  ~Lexicon();
  struct Impl;
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  Lexicon();
  std::unique_ptr<Impl> impl_;
};

}  // namespace grotius
