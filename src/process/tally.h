// What the reports of a case call one actor, counted: what he is called in the case follows from it. Private to the
// stage.
//
// A tally is a sum over actors of reports: the order of adding does not matter, and that of some reports can be kept
// and the later ones added to it. Thread safety: none.
#pragma once

#include <unordered_set>

#include "process/merge.h"
#include "process/packing.h"

namespace grotius {

class Tally {
 public:
  void add(const CaseView& view, const CaseWords& words, Sort sort, const Profile& profile);
  // `land`: of the country whose government the actor is, where that is another actor.
  [[nodiscard]] CaseActor actor(const CaseWords& words, const Cluster& cluster, const std::string& scene,
                                const Tally* land) const;
  [[nodiscard]] std::string name(const CaseWords& words, Sort sort) const;

  void pack(Packer& out) const;
  void unpack(Unpacker& in);

 private:
  using Counts = std::map<std::string, int, std::less<>>;
  static void count(Counts& counts, std::string_view value, int times = 1);
  [[nodiscard]] static std::string commonest(const Counts& values);
  [[nodiscard]] std::string state_name(const std::string& registered) const;

  Counts kinds_, codes_, countries_, wikidata_;
  Counts states_, names_, all_names_, long_names_;  // names_: but for those of members
  Counts written_;                                  // in mentions of a state
  bool is_quality_ = true;                          // every name is a word that tells of a faith and the like
  std::set<std::string> aliases_;
  std::unordered_set<std::string> seen_;  // mentions as written, which need no second look
};

// A state that its reports name by its officials or forces alone is called by its own name, unless the case is about
// it.
void name_state(const CaseWords& words, const Cluster& cluster, const std::string& scene, CaseActor& actor);
// "Ethiopian-backed troops", "our fighters" and "500 rebels" tell of one whose name stands elsewhere.
[[nodiscard]] bool is_alias(const CaseWords& words, const std::string& text);
// The name that a mention gives an actor; empty for a description or a pronoun.
[[nodiscard]] std::string written_name(std::string_view mention);

}  // namespace grotius
