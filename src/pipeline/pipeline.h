// The whole way of a report on one screen: text, tokenize, neural, syntax, temporal, actors, places, attribution,
// events.
//
// Enters: a Report. Leaves: a Reading, or the layers below it. A report in another language than English leaves an
// empty one whose document says why in its warnings. Invariants: same report in, same reading out, whatever the
// threads. What is read points into the Reader's model and must not outlive it. Thread safety: Reader is immutable
// after `open` and may be shared. Errors: `open` only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "events/events.h"
#include "places/places.h"
#include "registry/verbs.h"

namespace grotius {

// One report, read.
struct Reading {
  Document document;
  Tokens tokens;
  Parse parse;
  std::vector<Name> names;
  std::vector<TimeExpression> times;
  Cast cast;
  std::vector<Statement> statements;
  std::vector<Fact> facts;
};

// The layers below a reading, for `grotius parse`.
struct ParsedReport {
  Document document;
  Tokens tokens;
  Parse parse;
  std::vector<Name> names;
};

// What a user brings of his own.
struct Knowledge {
  Registry registry;     // actors
  VerbDictionary verbs;  // codes of predicates
};

class Reader {
 public:
  // Files: a model file and the lexicon directory.
  [[nodiscard]] static Result<std::unique_ptr<const Reader>> open(const std::string& model_file,
                                                                  const std::string& lexicon_directory,
                                                                  Knowledge own = {});
  // With a pool the windows of the report are encoded side by side; without, all happens on this thread.
  [[nodiscard]] Reading read(Report report, ThreadPool* pool = nullptr) const;
  [[nodiscard]] ParsedReport parse_only(Report report, ThreadPool* pool = nullptr) const;
  [[nodiscard]] const Model& model() const { return *model_; }

 private:
  // What a parse and a reading begin with; nothing if the report is in another language.
  template <class Layers>
  [[nodiscard]] std::optional<Encoded> read_layers(Report report, ThreadPool* pool, Layers& layers) const;
  Reader(std::unique_ptr<const Model> model, std::unique_ptr<const Lexicon> lexicon,
         std::unique_ptr<const Geography> geography, Knowledge own);
  std::unique_ptr<const Model> model_;
  std::unique_ptr<const Lexicon> lexicon_;
  std::unique_ptr<const Geography> geography_;
  Knowledge own_;
};

}  // namespace grotius
