// What was once made of a case, kept beside it: whole answers, and an index of its facts that `ask` is answered from.
//
// Enters: the path of a case, its ledger's stamp, answers, what a ledger holds. Leaves: the same answers, byte for byte
// as they would be made anew. The file CASE-index is one SQLite database that holds for one stamp and one version of
// the rules; under other rules it is emptied, under another stamp what was added since is added to it, or it goes. It
// can be deleted at any time, and the ledger itself is never written to. Thread safety: one Recall a thread; several
// programs may use one file. Errors: none that matter to the asker: where nothing is kept or can be kept (a read-only
// folder, a full disk, another program writing), there is no answer.
//
//   ask … --actor Egypt --type CONSULT   the lists "Egypt" and "CONSULT" of positions, what is in both, those rows
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "process/process.h"

namespace grotius {

// The newest of the facts asked for, in the order of `ask`, and how many there are.
struct FoundFacts {
  std::vector<FactLine> lines;
  std::size_t total = 0;
};
// `limit` 0: all.
[[nodiscard]] FoundFacts newest(std::vector<FactLine> lines, std::size_t limit);

class Recall {
 public:
  // Without a stamp nothing is recalled or kept.
  Recall(const std::string& case_path, std::string stamp);
  Recall(Recall&&) noexcept;
  Recall& operator=(Recall&&) noexcept;
  ~Recall();

  [[nodiscard]] std::optional<std::string> answer(std::string_view question);
  // `made_from`: the stamp of the content it was made from; what others have added to meanwhile is not kept. False
  // where it could not be.
  // `day`: the last day that the answer looks at; empty: that of the last report.
  bool keep(std::string_view question, std::string_view answer, std::string_view made_from, std::string_view day);

  // Nothing where the index has no facts for these dates.
  [[nodiscard]] std::optional<FoundFacts> ask(const FactFilter& filter, const std::string& as_of,
                                              const std::optional<std::string>& known_at, std::size_t limit);
  // Indexes the facts at these dates; of an earlier index of them only what differs is written. `content` of another
  // stamp is left.
  bool learn(const CaseContent& content, const std::string& as_of, const std::optional<std::string>& known_at);

  // The plain state at a day (empty: that of the last report), from what is kept of earlier reports and those since a
  // day, which `since` loads. Nothing where that is not enough.
  using LoadSince = std::function<std::optional<CaseContent>(const std::string& day)>;
  [[nodiscard]] std::optional<State> state(const std::string& as_of, const LoadSince& since);

  // Brings what was kept to the stamp: what the added reports do not concern stays, the index of all facts is added to.
  // `since`: what was added to the case after a stamp. False where nothing was kept, or where too much became other.
  using AddedSince = std::function<std::optional<CaseAddition>(const std::string&)>;
  bool follow(const AddedSince& since);

  // Drops what is of another stamp and gives unused space back; the bytes taken before and after.
  std::pair<std::uintmax_t, std::uintmax_t> compact();

 private:
  void keep_aside(const std::map<std::string, std::string>& values);

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace grotius
