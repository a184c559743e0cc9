// A case in the formats of other tools: event data sets, maps, graphs, linked data, calendars, notes.
//
// Enters: what a ledger holds, with its places on the map (Ledger::ground), a format's name and the two dates of a
// state. Leaves: files as bytes, in UTF-8. Pure: the same case and dates give the same bytes; no clock, no chance. What
// is not known is an empty column. docs/export.md says what each column is filled from. Thread safety: pure.
// Errors: kInvalid for a format or date that does not exist.
//
//   "Egypt and Israel will meet on Sunday, the White House said."    planned CONSULT; as PLOVER: AGREE, Egypt, Israel
#pragma once

#include <string>
#include <vector>

#include "process/process.h"

namespace grotius {

struct ExportRequest {
  std::string format;
  std::string as_of;  // a date; empty: that of the last report
  std::optional<std::string> known_at;
  bool with_unreal = false;  // event formats: what is denied or only imagined as well
  std::string program;       // version, for formats that name what wrote them
};

struct ExportedFile {
  std::string path;  // below the folder that is written to; empty where the format is one file
  std::string bytes;
};

// jsonl, csv, plover, polecat, gdelt, icews, geojson, graphml, jsonld, ical, markdown
[[nodiscard]] const std::vector<std::string>& export_formats();
[[nodiscard]] Result<std::vector<ExportedFile>> export_case(const CaseContent& content, const ExportRequest& request);

}  // namespace grotius
