// The lexicon: knowledge as data, read from the files under lexicon/ (formats at the top of each file).
//
// Enters: a directory. Leaves: an immutable Lexicon. Errors: a malformed line is named as "file:line: what is wrong".
// Thread safety: immutable after load.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"

namespace grotius {

class Lexicon {
 public:
  [[nodiscard]] static Result<std::unique_ptr<const Lexicon>> load(const std::string& directory);
  ~Lexicon();
  struct Impl;
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  Lexicon();
  std::unique_ptr<Impl> impl_;
};

}  // namespace grotius
