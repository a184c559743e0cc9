#include "recall/register.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "process/words.h"

namespace grotius {

void Register::take(const std::vector<CatalogueActor>& actors) {
  for (const CatalogueActor& actor : actors)
    actors_.push_back({actor.is_passing ? names_.of_names("actor", actor.names) : names_.of_id(actor.id, actor.names),
                       actor.id, actor.is_passing});
}

void Register::add(const std::string& field, const std::string& term, std::uint32_t position) {
  Positions& known = lists_[field][term];
  if (known.empty() || known.back() != position) known.push_back(position);
}

// By number, and by the id of those whose number is not theirs alone.
void Register::add(const std::string& field, const std::vector<std::uint32_t>& actors, std::uint32_t position) {
  for (const std::uint32_t at : actors) {
    const Actor& actor = actors_[at];
    add(field, std::to_string(actor.number), position);
    if (actor.is_passing) add(field + " of", actor.id, position);
  }
}

std::vector<std::string> Register::written(const std::vector<std::uint32_t>& actors,
                                           const std::vector<std::string>& names) const {
  std::vector<std::string> out;
  out.reserve(actors.size());
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const Actor& actor = actors_[actors[i]];
    std::string& one = out.emplace_back(1, actor.is_passing ? '=' : '#');
    one += actor.is_passing ? names[i] : std::to_string(actor.number);
  }
  return out;
}

void Register::take(const CatalogueFact& fact) {
  const std::uint32_t position = end();
  for (const std::string& type : {fold(fact.line.type), fold(fact.line.kind)}) add("type", type, position);
  add("status", fact.line.status, position);
  if (fact.by_reporter) add("voice", "reporter", position);
  for (const std::string& place : {fact.line.place, fact.area})
    add("place", std::to_string(names_.of_names("place", {place})), position);
  add("part", fact.part, position);
  add("says", fact.speakers, position);
  if (reports_.empty() || reports_.back().place != fact.order) reports_.push_back({fact.order, position, 0});
  ++reports_.back().facts;
  spans_.push_back({fact.from, fact.to});
  FactLine line = fact.line;
  line.source = written(fact.source, line.source);
  line.target = written(fact.target, line.target);
  line.said_by = written(fact.said_by, line.said_by);
  take_line_(position, packed_line(line));
}

namespace {

std::string bytes_of(const std::vector<std::uint32_t>& numbers) {
  std::string out(numbers.size() * sizeof(std::uint32_t), '\0');
  if (!numbers.empty()) std::memcpy(out.data(), numbers.data(), out.size());
  return out;
}

}  // namespace

std::vector<std::uint32_t> numbers_of(std::string_view bytes) {
  std::vector<std::uint32_t> out(bytes.size() / sizeof(std::uint32_t));
  if (!out.empty()) std::memcpy(out.data(), bytes.data(), out.size() * sizeof(std::uint32_t));
  return out;
}

PackedSpans packed(const std::vector<Register::Span>& spans) {
  std::map<std::string, std::uint32_t> days;
  for (const auto& span : spans) days[span.from] = days[span.to] = 0;
  PackedSpans out;
  std::uint32_t next = 0;
  for (auto& [text, number] : days) {
    number = next++;
    out.days += text + "\n";
  }
  std::vector<std::uint32_t> begins, ends;
  for (const auto& span : spans) {
    begins.push_back(days.at(span.from));
    ends.push_back(days.at(span.to));
  }
  out.begins = bytes_of(begins);
  out.ends = bytes_of(ends);
  return out;
}

std::vector<std::string> texts_of_days(std::string_view days) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < days.size();) {
    const std::size_t end = std::min(days.find('\n', at), days.size());
    out.emplace_back(days.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::vector<Register::Span> unpacked(const PackedSpans& spans) {
  const auto texts = texts_of_days(spans.days);
  const auto begins = numbers_of(spans.begins), ends = numbers_of(spans.ends);
  std::vector<Register::Span> out;
  for (std::size_t i = 0; i < std::min(begins.size(), ends.size()); ++i)
    if (begins[i] < texts.size() && ends[i] < texts.size()) out.push_back({texts[begins[i]], texts[ends[i]]});
  return out;
}

bool names_entry(const std::string& written, std::uint32_t& number) {
  if (!written.starts_with('#')) return false;
  std::from_chars(written.data() + 1, written.data() + written.size(), number);
  return true;
}

}  // namespace grotius
