// Reports that were added to a case, merged with what the shelf keeps of the earlier ones. Private to the stage.
//
// The small case of the new reports goes through the same steps as a whole one; what it shares with the earlier reports
// is got from the shelf where it is needed, and every step looks whether the new reports would have changed anything
// about the earlier ones. Where they would, or might, the steps end with false.
#pragma once

#include <deque>
#include <memory>

#include "process/basis.h"
#include "process/facts.h"
#include "process/persons.h"

namespace grotius {

class Extension {
 public:
  Extension(const CaseAddition& addition, Shelf& shelf);

  // Everything up to the roster; false where the earlier reports must be looked at again.
  [[nodiscard]] bool merge();
  [[nodiscard]] const CaseView& view() const { return view_; }
  [[nodiscard]] const CaseWords& words() const { return words_; }
  [[nodiscard]] const Roster& roster() const { return roster_; }
  [[nodiscard]] bool is_passing(std::size_t cluster) const { return is_of_one_report(clusters_->list[cluster]); }
  // Not of the new reports, but of those who act for somebody in them.
  [[nodiscard]] bool is_as_before(std::size_t cluster) const { return !is_told_anew_[cluster]; }

 private:
  // The steps, in order.
  [[nodiscard]] bool learn_words();
  [[nodiscard]] bool find_scene();
  [[nodiscard]] bool learn_governments();
  void get_keys();
  [[nodiscard]] bool merge_aliases();
  [[nodiscard]] bool merge_bodies();
  [[nodiscard]] bool add_body(const std::set<std::string>& stems, const std::vector<std::size_t>& profiles);
  [[nodiscard]] bool add_short_body(const std::string& stem, const std::vector<std::size_t>& profiles);
  [[nodiscard]] bool ask_for_bodies();
  [[nodiscard]] bool find_movements();
  [[nodiscard]] bool merge_persons();
  [[nodiscard]] bool get_persons();
  [[nodiscard]] bool put_person(std::size_t profile, Persons& persons);
  void keep_look(const Profile& profile, std::size_t cluster);
  [[nodiscard]] bool check_clusters();
  [[nodiscard]] bool get_parties();
  [[nodiscard]] bool get_short_names();
  [[nodiscard]] bool describe();
  [[nodiscard]] bool describe_lasting(std::size_t cluster);
  void keep_clusters();

  [[nodiscard]] std::optional<std::string> get(std::string_view entry, std::string_view of = "");
  void put(std::string_view entry, std::string_view of, std::string_view value);
  template <class Value>
  [[nodiscard]] bool get(std::string_view entry, std::string_view of, Value& value) {
    const auto bytes = get(entry, of);
    return bytes && unpack(*bytes, value);
  }
  [[nodiscard]] bool has(std::string_view entry, std::string_view of) { return get(entry, of).has_value(); }

  // The cluster of the small case that stands for one of the whole; kNone where the shelf does not have it.
  std::size_t cluster_of(std::uint64_t number);
  std::size_t cluster_of_key(const std::string& key);
  [[nodiscard]] bool is_old(std::size_t cluster) const { return kept_.contains(cluster); }
  [[nodiscard]] std::uint64_t number_of(std::size_t cluster) const;
  [[nodiscard]] std::string order(const Profile& profile) const { return orders_[profile.report]; }
  [[nodiscard]] bool is_behind_all(const Profile& profile) const { return order(profile) > last_report_; }
  [[nodiscard]] std::vector<std::string> roles() const;

  const CaseAddition& addition_;
  Shelf& shelf_;
  const CaseWords words_;
  CaseView view_;
  NameWords told_;
  WordMap<NameParts> names_;
  std::vector<Profile> profiles_;
  std::unique_ptr<Clusters> clusters_;
  KnownBodies bodies_;
  std::map<std::size_t, KeptCluster> kept_;  // by cluster of the small case
  std::map<std::uint64_t, std::size_t> of_number_;
  std::map<std::size_t, Tally> tallies_;
  EarlierParties earlier_;
  WordMap<std::size_t> short_names_;
  PartiesTold parties_;
  Roster roster_;
  std::vector<bool> is_told_anew_;
  std::vector<std::string> orders_;  // by report of the view
  std::string last_report_;          // the order of the last of the earlier ones
  std::uint64_t next_ = 0;
  // Earlier ways of naming persons, as profiles of no report.
  struct EarlierLook {
    Look look;
    std::size_t cluster = 0;
  };
  std::deque<RecordedActor> records_;
  std::deque<NameParts> parts_;
  std::deque<Profile> looks_;
  std::deque<EarlierLook> of_looks_;
  std::string key_;
};

}  // namespace grotius
