#include "events/type_frames.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>

#include "base/table.h"
#include "crosswalk_table.h"
#include "events/ways.h"
#include "text/utf8.h"

namespace grotius {
namespace {

std::vector<std::string> list(const std::string& field) {
  return field.empty() ? std::vector<std::string>{} : split(field, ", ");
}

bool holds(const std::vector<std::string>& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool is_type(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isupper(c) != 0; });
}

std::string detail_of(const Label& label) {
  for (const std::string* detail : {&label.effect, &label.change, &label.stance})
    if (!detail->empty()) return label.kind + ":" + *detail;
  return label.kind;
}

// Where the tagger left the plural in the lemma.
std::string singular(const Passage& passage, std::uint32_t word) {
  std::string out = passage.lemma(word);
  if (out.size() > 3 && out.back() == 's') out.pop_back();
  return out;
}

// "call off" of "called it off".
std::string with_particle(const Passage& passage, std::uint32_t head) {
  for (const std::uint32_t d : passage.parse.dependents[head])
    if (d > head && passage.syntax(d).deprel == "compound:prt") return passage.lemma(head) + " " + passage.lemma(d);
  return passage.lemma(head);
}

// Does the word stand to its head as what an act is done to, or as what tells which?
bool governed(const Passage& passage, std::uint32_t word) {
  if (has_any(passage, word, {"obj", "xcomp", "ccomp", "compound", "amod", "nmod:desc"})) return true;
  if (passage.syntax(word).deprel == "nsubj:pass") return true;
  return has_any(passage, word, {"obl", "nmod"}) &&
         one_of(marker_of(passage, word), {"of", "on", "to", "from", "with", "against", "out"});
}

// The words of what a predicate governs: its objects and contents, their modifiers, and the noun that a participle
// tells of ("the curfew imposed on Friday").
std::vector<std::uint32_t> objects_of(const Passage& passage, std::uint32_t head) {
  std::vector<std::uint32_t> out{head};
  const bool passive = passage.syntax(head).xpos == "VBN" && passage.parse.dependent(head, "nsubj") == kRoot;
  if (has_any(passage, head, {"acl", "amod"}) && passive) out.push_back(passage.syntax(head).head);
  const std::size_t own = out.size();
  for (std::size_t i = 0, level = own, depth = 0; i < out.size() && depth < 2; ++i) {
    for (const std::uint32_t d : passage.parse.dependents[out[i]])
      if (d != head && (governed(passage, d) || (i >= own && passage.has_relation(d, "conj")))) out.push_back(d);
    if (i + 1 == level) level = out.size(), ++depth;
  }
  return out;
}

// "will not accept", "can no longer tolerate": negated, and of what somebody himself will do.
bool is_refused(const Passage& passage, std::uint32_t head) {
  if (passage.parse.dependent(head, "aux:pass") != kRoot) return false;
  bool negated = false, ahead = false;
  for (const std::uint32_t d : passage.parse.dependents[head]) {
    const std::string word = passage.lower(d);
    negated = negated || one_of(word, {"not", "n't", "never", "longer", "neither", "nor"});
    ahead = ahead || one_of(word, {"will", "wo", "would", "shall", "can", "ca", "cannot", "could"});
  }
  return negated && ahead;
}

// "questioned whether the truce would hold"
bool leaves_open(const Passage& passage, std::uint32_t head) {
  const std::uint32_t content = passage.parse.dependent(head, "ccomp");
  if (content == kRoot) return false;
  const auto& below = passage.parse.dependents[content];
  return std::any_of(below.begin(), below.end(),
                     [&](std::uint32_t d) { return passage.has_relation(d, "mark") && passage.lower(d) == "whether"; });
}

class Settler {
 public:
  Settler(const Passage& passage, const std::vector<Labelled>& labels) : passage_(passage) {
    for (const Labelled& labelled : labels)
      types_.emplace(passage.parse.head_of(labelled.scores->words), labelled.label.type);
  }

  [[nodiscard]] bool fits(const TypeFrame& frame, const Labelled& labelled) const {
    const Label& label = labelled.label;
    const auto read_so = [&](const std::string& as) {
      return as == label.type || as == label.kind || as == detail_of(label);
    };
    if (!frame.as.empty() && std::none_of(frame.as.begin(), frame.as.end(), read_so)) return false;
    const std::uint32_t head = passage_.parse.head_of(labelled.scores->words);
    if (!frame.predicates.empty() && !holds(frame.predicates, passage_.lemma(head)) &&
        !holds(frame.predicates, with_particle(passage_, head)))
      return false;
    if (frame.refused && !is_refused(passage_, head)) return false;
    if (frame.whether && !leaves_open(passage_, head)) return false;
    return frame.objects.empty() || governs_any(frame, head);
  }

 private:
  [[nodiscard]] bool governs_any(const TypeFrame& frame, std::uint32_t head) const {
    const auto objects = objects_of(passage_, head);
    return std::any_of(objects.begin(), objects.end(), [&](std::uint32_t word) {
      if (holds(frame.objects, passage_.lemma(word)) || holds(frame.objects, singular(passage_, word))) return true;
      const auto told = types_.find(word);
      return told != types_.end() && passage_.syntax(word).head == head && passage_.has_relation(word, "xcomp") &&
             holds(frame.objects, told->second);
    });
  }

  const Passage& passage_;
  std::map<std::uint32_t, std::string> types_;  // by head word
};

// The most probable of the types that a move can have.
void complete_move(const FactInventories& inventories, const TriggerScores& scores, const MoveTypes& move,
                   Label& label) {
  float best = move.least;
  for (const std::string& choice : move.types) {
    const auto dot = choice.find('.');
    const auto at = std::find(inventories.type.begin(), inventories.type.end(), choice.substr(0, dot));
    if (at == inventories.type.end()) continue;
    const float own = scores.type[static_cast<std::size_t>(at - inventories.type.begin())];
    if (own < best) continue;
    best = own;
    label.type = *at;
    label.mode = dot == std::string::npos ? "" : choice.substr(dot + 1);
  }
}

std::string wrong_with(const Fields& row) {
  if (!is_type(row[4])) return fmt::format("\"{}\" is no type", row[4]);
  if (!row[3].empty() && row[3] != "refused" && row[3] != "whether") return fmt::format("\"{}\" is no form", row[3]);
  if (!row[6].empty() && row[6] != "yes") return fmt::format("\"{}\" is neither yes nor -", row[6]);
  if (row[0].empty() && row[1].empty()) return "a row without predicate and object";
  return "";
}

}  // namespace

Result<TypeFrames> TypeFrames::parse(std::string_view types, std::string_view moves) {
  TypeFrames out;
  auto read = for_each_row(types, "lexicon/plover/types.tsv", 7, [&](const Fields& row) {
    out.frames_.push_back({list(row[0]), list(row[1]), list(row[2]), row[3] == "refused", row[3] == "whether",
                           row[6] == "yes", row[4], row[5]});
    return wrong_with(row);
  });
  if (!read) return tl::unexpected(read.error());
  read = for_each_row(moves, "lexicon/plover/moves.tsv", 3, [&](const Fields& row) -> std::string {
    if (row[0].find(':') == std::string::npos) return fmt::format("\"{}\" is no kind with its detail", row[0]);
    char* end = nullptr;
    const float least = std::strtof(row[2].c_str(), &end);
    if (row[2].empty() || *end != '\0' || least < 0 || least > 1)
      return fmt::format("\"{}\" is no probability", row[2]);
    out.moves_.push_back({row[0], list(row[1]), least});
    return "";
  });
  if (!read) return tl::unexpected(read.error());
  return out;
}

const TypeFrames& TypeFrames::built_in() {
  static const TypeFrames frames = parse(kTypes, kMoves).value();
  return frames;
}

const MoveTypes* TypeFrames::of_move(const Label& label) const {
  const std::string detail = detail_of(label);
  const auto found = std::find_if(moves_.begin(), moves_.end(), [&](const MoveTypes& m) { return m.move == detail; });
  return found == moves_.end() ? nullptr : &*found;
}

void settle_types(const Passage& passage, const FactInventories& inventories, const TypeFrames& frames,
                  std::vector<Labelled>& labels) {
  const Settler settler(passage, labels);
  for (Labelled& labelled : labels) {
    Label& label = labelled.label;
    const auto frame = std::find_if(frames.frames().begin(), frames.frames().end(),
                                    [&](const TypeFrame& f) { return settler.fits(f, labelled); });
    if (frame != frames.frames().end()) {
      if (label.type != frame->type) label.mode = frame->mode;
      if (label.mode.empty()) label.mode = frame->mode;
      label.type = frame->type;
      label.known = frame->doubted;
      if (frame->refused) label.status = "occurred";
    } else if (const MoveTypes* move = frames.of_move(label); move != nullptr && label.type.empty()) {
      complete_move(inventories, *labelled.scores, *move, label);
    }
  }
}

}  // namespace grotius
