// What the formats share: the desk they are written from, names and passages, and the escaping of each. Private to the
// stage. Thread safety: pure.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/code_events.h"
#include "exchange/exchange.h"

namespace grotius {

struct Desk {
  const CaseRecord& record;
  const State& state;
  const Tables& tables;
  const ExportRequest& request;
};

[[nodiscard]] std::string write_jsonl(const Desk& desk);
[[nodiscard]] std::string write_csv(const Desk& desk);
[[nodiscard]] std::string write_plover(const Desk& desk);
[[nodiscard]] std::string write_polecat(const Desk& desk);
[[nodiscard]] std::string write_gdelt(const Desk& desk);
[[nodiscard]] std::string write_icews(const Desk& desk);
[[nodiscard]] std::string write_geojson(const Desk& desk);
[[nodiscard]] std::string write_graphml(const Desk& desk);
[[nodiscard]] std::string write_linked_data(const Desk& desk);
[[nodiscard]] std::string write_calendar(const Desk& desk);
[[nodiscard]] std::vector<ExportedFile> write_notes(const Desk& desk);

// ---- what is said of actors and facts

[[nodiscard]] const RecordedReport& report_of(const CaseRecord& record, std::size_t fact);
// The name, where it is known beyond the words of a report; else nothing.
[[nodiscard]] std::string name_of(const RecordActor& actor);
// As the report of the fact words him, nearest to what he does.
[[nodiscard]] std::string words_for(const CaseRecord& record, std::size_t fact, std::size_t actor);
[[nodiscard]] std::string passage_of(const CaseRecord& record, std::size_t fact);
[[nodiscard]] std::vector<std::string> names_of(const CaseRecord& record, const std::vector<std::size_t>& actors);
// "2006-12-28T09:00:00Z" as its day.
[[nodiscard]] std::string day_part(const std::string& iso);
[[nodiscard]] std::string digits_of(const std::string& day);  // 20061228
// A number that stays the same for the same key, of at most fifteen digits: tables keep those exactly.
[[nodiscard]] std::string number_of(std::string_view key);
[[nodiscard]] std::string decimal(double value);  // the shortest that reads back as the same

// ---- escaping

[[nodiscard]] std::string on_one_line(std::string_view text);
[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view by);
// Fields and a line feed; tabs and line breaks inside a field become blanks, as the format has no way to keep them.
[[nodiscard]] std::string tab_row(const std::vector<std::string>& fields);
[[nodiscard]] std::string xml_text(std::string_view text);
[[nodiscard]] nlohmann::ordered_json text_or_null(const std::string& text);
// Nothing where the text is empty.
void put(nlohmann::ordered_json& out, const char* name, const std::string& text);

}  // namespace grotius
