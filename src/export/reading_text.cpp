// A reading for people: each passage once, under it the facts it proves: what, who to whom, when, where, in whose
// words.
#include <fmt/format.h>

#include <string_view>

#include "export/export.h"

namespace grotius {
namespace {

constexpr std::size_t kWidth = 100;  // columns; passages wrap here
constexpr std::string_view kIndent = "     ";

struct Palette {
  std::string_view bold, dim, good, open, off;
};

Palette palette(bool colour) {
  if (!colour) return {"", "", "", "", ""};
  return {"\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[33m", "\x1b[0m"};
}

class Page {
 public:
  Page(const Reading& reading, bool colour) : reading_(reading), colours_(palette(colour)) {}

  [[nodiscard]] std::string write() {
    header();
    for (std::size_t i = 0; i < reading_.facts.size(); ++i) {
      if (i == 0 || reading_.facts[i].evidence != reading_.facts[i - 1].evidence) quote(reading_.facts[i].evidence);
      fact(reading_.facts[i], i);
    }
    if (!reading_.facts.empty()) out_ += "\n";
    for (const std::string& warning : reading_.document.warnings) out_ += fmt::format("warning: {}\n", warning);
    return std::move(out_);
  }

 private:
  void header() {
    const Report& report = reading_.document.report;
    out_ += fmt::format("{}{}{}", colours_.bold, reading_.document.id, colours_.off);
    if (report.published) {
      out_ += "  " + *report.published;
    } else if (reading_.document.published) {
      out_ += "  " + to_iso(*reading_.document.published);
    }
    if (report.title) out_ += "  " + *report.title;
    out_ += fmt::format("\n{}{} facts, {} statements, {} actors{}\n\n", colours_.dim, reading_.facts.size(),
                        reading_.statements.size(), reading_.cast.actors.size(), colours_.off);
  }

  [[nodiscard]] std::string names(const std::vector<ActorId>& who) const {
    std::string out;
    for (std::size_t i = 0; i < who.size(); ++i) {
      if (i > 0) out += i + 1 == who.size() ? " and " : ", ";
      out += reading_.cast.actors[who[i].value].name;
    }
    return out;
  }

  [[nodiscard]] std::string what(const Fact& f) const {
    std::string out = f.kind == "event" ? "" : f.kind;
    for (const std::string* word : {&f.detail.stance, &f.detail.effect, &f.detail.change, &f.detail.tone})
      if (!word->empty()) out += " " + *word;
    if (f.kind == "proposal" && !f.detail.subject.empty()) out += " on " + f.detail.subject;
    if (!f.type.empty()) out += (out.empty() ? "" : ", ") + f.type + (f.mode.empty() ? "" : " (" + f.mode + ")");
    return out;
  }

  [[nodiscard]] std::string parties(const Fact& f) const {
    if (f.mutual) {
      std::vector<ActorId> both = f.source;
      both.insert(both.end(), f.target.begin(), f.target.end());
      return both.empty() ? "" : names(both) + (both.size() > 1 ? ", each other" : "");
    }
    if (f.source.empty() && f.target.empty()) return "";
    return (f.source.empty() ? "somebody" : names(f.source)) + (f.target.empty() ? "" : " -> " + names(f.target));
  }

  void field(std::string_view label, const std::string& value) {
    if (!value.empty()) out_ += fmt::format("{}{:<5} {}\n", kIndent, label, value);
  }

  [[nodiscard]] std::string when(const Fact& f) const {
    if (!f.time.valid()) return "";
    const TimeExpression& t = reading_.times[f.time.value];
    std::string out = one_line(t.span);
    if (!t.value.empty()) out += fmt::format(" ({})", t.value);
    return out;
  }

  [[nodiscard]] std::string where(const Fact& f) const {
    if (!f.place) return "";
    return f.place->id.valid() ? reading_.cast.places[f.place->id.value].name : one_line(f.place->span);
  }

  // The voices from the inmost out; one voice in several statements is named once.
  [[nodiscard]] std::string said_by(const Fact& f) const {
    std::string out, last;
    for (StatementId id : f.said_in) {
      const Statement& s = reading_.statements[id.value];
      std::string who = s.speakers.empty() ? one_line(s.source) : names(s.speakers);
      if (who.empty() || who == last) continue;
      out += (out.empty() ? "" : ", as told by ") + who;
      last = std::move(who);
    }
    return out;
  }

  [[nodiscard]] std::string one_line(ByteSpan span) const {
    std::string out(reading_.document.text(span));
    for (char& c : out) c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    return out;
  }

  // The passage that the facts below it stand in, wrapped at spaces.
  void quote(ByteSpan evidence) {
    if (!out_.ends_with("\n\n")) out_ += "\n";
    std::string text = one_line(evidence);
    std::size_t begin = 0;
    while (begin < text.size()) {
      std::size_t end = text.size();
      if (end - begin > kWidth) {
        std::size_t space = text.rfind(' ', begin + kWidth);
        end = space != std::string::npos && space > begin ? space : text.find(' ', begin + kWidth);
        if (end == std::string::npos) end = text.size();
      }
      out_ += fmt::format("{}| {}{}\n", colours_.dim, text.substr(begin, end - begin), colours_.off);
      begin = end + 1;
    }
  }

  void fact(const Fact& f, std::size_t index) {
    std::string_view tone = f.status == "occurred" || f.status == "ongoing" ? colours_.good : colours_.open;
    out_ += fmt::format("{:>3}. {}{}{}  {}{}{}  \"{}\"\n", index + 1, colours_.bold, what(f), colours_.off, tone,
                        f.status, colours_.off, one_line(f.trigger));
    field("who", parties(f));
    field("on", one_line(f.detail.on_span));
    field("terms", one_line(f.detail.terms));
    field("when", when(f));
    field("where", where(f));
    field("said", said_by(f));
    field("if", one_line(f.condition));
  }

  const Reading& reading_;
  Palette colours_;
  std::string out_;
};

}  // namespace

std::string reading_text(const Reading& reading, bool colour) { return Page(reading, colour).write(); }

}  // namespace grotius
