#include "process/view.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/date.h"
#include "process/words.h"

namespace grotius {
namespace {

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  return out;
}

// The wire's own words, in the title or the first line, for a report that takes up an earlier one.
bool is_marked_as_update(const RecordedReport& report) {
  const std::string head =
      upper(report.title + "\n" + report.text.substr(0, std::min<std::size_t>(report.text.find('\n'), 120)));
  for (const std::string_view mark : {"ATTENTION -", "WRITETHRU", "RESENDING", "RECASTS", "UPDATES", "CORRECTED",
                                      "CORRECTION", "REFILES", "(LEAD)", "2ND LD", "1ST LD", "REPEATS"})
    if (head.find(mark) != std::string::npos) return true;
  return false;
}

std::set<std::string> paragraphs(const RecordedReport& report) {
  std::set<std::string> out;
  std::string_view rest = report.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (end > 40) out.insert(fold(rest.substr(0, end)));  // shorter ones are headings and signatures
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

// Most of what the earlier report says stands in the later one word for word.
bool repeats(const RecordedReport& later, const RecordedReport& earlier) {
  const auto old_ones = paragraphs(earlier), new_ones = paragraphs(later);
  const auto kept =
      std::count_if(old_ones.begin(), old_ones.end(), [&](const auto& p) { return new_ones.contains(p); });
  return !old_ones.empty() && 2 * static_cast<std::size_t>(kept) > old_ones.size();
}

// Later versions last: by publication, then by what the version says of itself, then by hash.
bool is_earlier_version(const RecordedReport& a, const RecordedReport& b) {
  const auto rank = [](const RecordedReport& r) {
    return r.pubstatus == "canceled" ? 2 : r.pubstatus == "corrected" ? 1 : 0;
  };
  return std::tuple(a.published, rank(a), a.hash) < std::tuple(b.published, rank(b), b.hash);
}

// Of every id the newest version, in the ledger's order.
std::vector<const RecordedReport*> newest_versions(const std::vector<const RecordedReport*>& known) {
  std::map<std::string, const RecordedReport*> newest;
  for (const RecordedReport* report : known) {
    const auto [place, is_first] = newest.try_emplace(report->id, report);
    if (!is_first && is_earlier_version(*place->second, *report)) place->second = report;
  }
  std::vector<const RecordedReport*> out;
  for (const RecordedReport* report : known)
    if (newest.at(report->id) == report) out.push_back(report);
  return out;
}

std::set<std::string> superseded_ids(const std::vector<const RecordedReport*>& versions) {
  std::set<std::string> out;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const RecordedReport& later = *versions[i];
    if (!later.replaces.empty() && later.replaces != later.id) out.insert(later.replaces);
    if (!is_marked_as_update(later)) continue;
    for (std::size_t j = i; j-- > 0 && days_between(day_of(versions[j]->published), day_of(later.published)) <= 1;)
      if (versions[j]->publisher == later.publisher && repeats(later, *versions[j])) out.insert(versions[j]->id);
  }
  return out;
}

void apply(const Correction& correction, RecordedFact& fact) {
  if (correction.field == "status") fact.status = correction.value;
  if (correction.field == "type") fact.type = correction.value;
  if (correction.field == "stance") fact.stance = correction.value;
  if (correction.field == "effect") fact.effect = correction.value;
  if (correction.field == "change") fact.change = correction.value;
}

void take_facts(const CaseContent& content, CaseView& view) {
  std::map<std::pair<std::string, std::string>, std::vector<const Correction*>> corrections;
  for (const Correction& one : content.corrections)
    if (day_of(one.made) <= view.known) corrections[{one.report, one.fact}].push_back(&one);
  for (const RecordedReport* report : view.reports) {
    auto& facts = view.facts.emplace_back();
    for (const RecordedFact& fact : report->facts) {
      const auto found = corrections.find({report->id, fact.id});
      if (found == corrections.end()) {
        facts.push_back(&fact);
        continue;
      }
      const auto& list = found->second;
      if (std::any_of(list.begin(), list.end(), [](const Correction* c) { return c->field == "withdrawn"; })) continue;
      RecordedFact& changed = view.corrected.emplace_back(fact);
      for (const Correction* one : list) apply(*one, changed);
      facts.push_back(&changed);
    }
  }
}

std::vector<std::uint32_t> starts_of(std::string_view text) {
  const auto is_inside = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; };
  const auto inside = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_inside));
  std::vector<std::uint32_t> out;
  if (inside == 0) return out;
  out.reserve(text.size() - inside);
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if (!is_inside(text[i])) out.push_back(i);
  return out;
}

}  // namespace

CaseView view_of(const CaseContent& content, const std::string& as_of, const std::string& known) {
  CaseView view;
  view.as_of = as_of;
  view.known = known;
  std::vector<const RecordedReport*> reports;
  for (const RecordedReport& report : content.reports)
    if (day_of(report.published) <= known) reports.push_back(&report);
  const auto versions = newest_versions(reports);
  const auto superseded = superseded_ids(versions);
  for (const RecordedReport* report : versions)
    if (report->pubstatus != "canceled" && !superseded.contains(report->id)) view.reports.push_back(report);
  take_facts(content, view);
  for (const RecordedReport* report : view.reports) view.starts.push_back(starts_of(report->text));
  return view;
}

bool leaves_versions(const CaseAddition& addition) {
  if (!addition.only_new_reports) return false;
  std::set<std::string_view> added;
  for (const RecordedReport& report : addition.content.reports) {
    if (report.pubstatus == "canceled" || !report.replaces.empty()) return false;
    if (!added.insert(report.id).second) return false;
  }
  std::vector<const RecordedReport*> near;
  for (const RecordedReport& report : addition.neighbours) near.push_back(&report);
  for (std::size_t i = 0; i < near.size(); ++i) {
    if (!is_marked_as_update(*near[i])) continue;
    for (std::size_t j = i; j-- > 0 && days_between(day_of(near[j]->published), day_of(near[i]->published)) <= 1;) {
      const bool is_of_them = added.contains(near[i]->id) || added.contains(near[j]->id);
      if (is_of_them && near[j]->publisher == near[i]->publisher && repeats(*near[i], *near[j])) return false;
    }
  }
  return true;
}

std::string_view CaseView::passage(std::size_t report, PointSpan span) const {
  const std::string_view text = reports[report]->text;
  const auto& from = starts[report];
  const auto byte = [&](std::uint32_t point) -> std::size_t {
    if (from.empty()) return std::min<std::size_t>(point, text.size());
    return point < from.size() ? from[point] : text.size();
  };
  const std::size_t begin = byte(span.begin), end = byte(span.end);
  return end > begin ? text.substr(begin, end - begin) : std::string_view();
}

std::string day_of(std::string_view iso) { return std::string(iso.substr(0, 10)); }

std::string plus_days(std::string_view day, int days) {
  const auto parsed = parse_day(day);
  return parsed ? to_iso(*parsed + std::chrono::days(days)) : "";
}

int days_between(std::string_view a, std::string_view b) {
  const auto from = parse_day(a), to = parse_day(b);
  return from && to ? static_cast<int>((*to - *from).count()) : 0;
}

std::string plus_duration(std::string_view day, std::string_view duration) {
  const auto from = parse_day(day);
  if (!from || duration.size() < 3 || duration[0] != 'P') return "";
  int number = 0;
  const char* const end = duration.data() + duration.size();
  const auto [unit, error] = std::from_chars(duration.data() + 1, end, number);
  if (error != std::errc{} || unit + 1 != end || number <= 0 || number > 100'000) return "";
  const std::chrono::year_month_day date(*from);
  const auto in_months = [&](int months) {
    auto out = date + std::chrono::months(months);
    if (!out.ok()) out = out.year() / out.month() / std::chrono::last;  // 31 January and a month: the last of February
    return to_iso(Day(out));
  };
  switch (*unit) {
    case 'D':
      return to_iso(*from + std::chrono::days(number));
    case 'W':
      return to_iso(*from + std::chrono::weeks(number));
    case 'M':
      return in_months(number);
    case 'Y':
      return in_months(12 * number);
    default:
      return "";
  }
}

}  // namespace grotius
