// The events of a case as event data sets have them: one an event over all reports, with tense and mood folded into the
// type as PLOVER's manual asks (lexicon/plover/folding.tsv). Private to the stage. Thread safety: pure.
//
// Left out: what has no actor or only actors without a name or code, what is told of long ago, what no rule folds; what
// is denied or only imagined unless asked for. What is folded has the day of its first report: that is when it was
// said.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "exchange/tables.h"
#include "process/process.h"

namespace grotius {

struct CodedEvent {
  std::string id;             // of the happening; "E…" for what is none
  std::string day, last_day;  // last_day: of what took longer than a day, itself included
  std::string type, mode, cameo;
  std::string status;  // as read
  std::vector<std::size_t> source, target;
  bool mutual = false;
  std::vector<std::size_t> facts;  // of the record, strongest first
};

[[nodiscard]] std::vector<CodedEvent> code_events(const CaseRecord& record, const Tables& tables, bool with_unreal);

// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; 0: no type of PLOVER's.
[[nodiscard]] int quad_class(const std::string& type);
// Who did it to whom, for formats with one actor a side: both directions of what is mutual. No target: the actor alone.
[[nodiscard]] std::vector<std::pair<std::size_t, std::optional<std::size_t>>> pairs_of(const CodedEvent& event);
// The place of an event, if a fact of it names one: on the map or by name.
[[nodiscard]] RecordedPlace place_of(const CaseRecord& record, const std::vector<std::size_t>& facts);
// PLOVER's contexts of the facts, each once.
[[nodiscard]] std::vector<std::string> contexts_of(const CaseRecord& record, const std::vector<std::size_t>& facts);
// The day an event is of; what has only its report's date is of that.
[[nodiscard]] std::string first_day(const Interval& when, const std::string& known);

}  // namespace grotius
