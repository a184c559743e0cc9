#include "process/parties.h"

#include <algorithm>
#include <array>

#include "base/together.h"

namespace grotius {
namespace {

// Finds offices and parties of persons in their reports' words.
class PartyFinder {
 public:
  PartyFinder(const Clusters& clusters, Roster& roster, const WordMap<std::size_t>& short_names,
              const EarlierParties* earlier)
      : clusters_(clusters), roster_(roster), short_names_(short_names), earlier_(earlier) {}

  void run(PartiesTold* told) {
    for (std::size_t i = 0; i < roster_.actors.size(); ++i) roster_.actors[i].party = CaseActorId(i);
    for (std::size_t i = 0; i < roster_.actors.size(); ++i) force_of_state(i);
    if (earlier_ != nullptr)
      for (const auto& [i, party] : earlier_->party)
        if (clusters_.list[i].sort != Sort::kPerson || clusters_.list[i].profiles.empty())
          roster_.actors[i].party = party;
    gather_bodies();
    persons();
    for (std::size_t i = 0; i < roster_.actors.size(); ++i)
      if (clusters_.list[i].sort == Sort::kPerson && roster_.actors[i].party == CaseActorId(i)) conjoined(i);
    if (earlier_ != nullptr) compare_with_earlier();
    if (told != nullptr)
      for (std::size_t i = 0; i < roster_.actors.size(); ++i)
        if (clusters_.list[i].sort == Sort::kPerson && !clusters_.list[i].profiles.empty())
          told->emplace(i, std::move(told_[i]));
    for (std::size_t i = 0; i < roster_.actors.size(); ++i)
      if (clusters_.list[i].sort == Sort::kDescribed) described(i);
  }

 private:
  const CaseView& view() const { return clusters_.view; }

  // A state's forces are its own; so, outside the country the case is about, are "the Ethiopians".
  void force_of_state(std::size_t i) {
    const std::string& key = clusters_.list[i].key;
    if (!key.starts_with("mil:") && !(key.starts_with("people:") && key.substr(7) != clusters_.scene)) return;
    const std::size_t state = clusters_.find("state:" + key.substr(key.find(':') + 1));
    if (state != Clusters::kNone) roster_.actors[i].party = CaseActorId(state);
  }

  // For whom each of them acts, who is looked for apart from the others, as those found before him have it.
  void persons() {
    std::vector<std::size_t> best(roster_.actors.size(), Clusters::kNone);
    told_.resize(best.size());
    if (earlier_ != nullptr)
      for (const auto& [i, told] : earlier_->persons) told_[i] = told;
    do_in_ranges(best.size(), [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i)
        if (clusters_.list[i].sort == Sort::kPerson) best[i] = person(i);
    });
    for (std::size_t i = 0; i < best.size(); ++i)
      if (best[i] != Clusters::kNone) roster_.actors[i].party = roster_.actors[best[i]].party;
  }

  std::size_t person(std::size_t i) {
    CaseActor& actor = roster_.actors[i];
    auto& votes = told_[i].votes;
    for (const auto& [report, index] : actor.members) {
      const RecordedActor& record = view().reports[report]->actors[index];
      std::map<std::size_t, int> told;
      const OfficeSeen office = office_of(report, index, told);
      if (!office.role.empty()) actor.offices.push_back(office);
      if (office.past) continue;  // the former president of a university does not act for it
      for (const auto& [cluster, weight] : told) votes[cluster] += weight;
      const bool is_sent =
          !told.empty() && office.role.find(" from ") != std::string::npos;  // "UN delegate from Qatar"
      if (!is_sent && vote(report, record, votes)) told_[i].is_scenes = true;
      if (earlier_ != nullptr && earlier_->in_between.contains(i) && (told_[i].is_scenes || is_scenes(report, record)))
        clusters_.is_unsure = true;  // it counts by the order of the reports
    }
    return most_voted(votes);
  }

  // Of several with as many votes the one made first.
  std::size_t most_voted(const std::map<std::size_t, int>& votes) const {
    std::size_t best = Clusters::kNone;
    int most = 0;
    for (const auto& [cluster, times] : votes) {
      if (cluster == Clusters::kNone || times < most) continue;
      const bool is_tie = times == most && best != Clusters::kNone;
      const bool is_before = !is_tie || clusters_.list[cluster].rank < clusters_.list[best].rank;
      if (is_tie && earlier_ != nullptr &&
          std::max(clusters_.list[cluster].rank, clusters_.list[best].rank) >= earlier_->first_added)
        clusters_.is_unsure = true;
      if (is_before) best = cluster;
      most = times;
    }
    return best;
  }

  // What more reports tell must not move those whom the earlier ones have put somewhere.
  void compare_with_earlier() const {
    for (const auto& [i, party] : earlier_->party)
      if (roster_.actors[i].party != party) clusters_.is_unsure = true;
    for (const std::size_t i : consulted_)
      if (roster_.actors[i].party != CaseActorId(i)) clusters_.is_unsure = true;
  }

  // "Foreign Minister A and Defense Minister B": ministers named in one breath are of one government.
  void conjoined(std::size_t i) {
    std::set<CaseActorId>& parties = told_[i].of_ministers;
    for (const auto& [report, index] : roster_.actors[i].members) {
      const RecordedActor& record = view().reports[report]->actors[index];
      if (fold(record.role).find("minister") == std::string::npos) continue;
      const std::string link = " and " + record.role + " ";
      const auto length = static_cast<std::uint32_t>(link.size());
      for (const PointSpan mention : record.mentions) {
        if (mention.begin < length || view().words(report, {mention.begin - length, mention.begin}) != link) continue;
        const CaseActorId party = minister_before(report, mention.begin - length);
        if (party.value < roster_.actors.size()) parties.insert(party);
      }
    }
    parties.erase(CaseActorId(i));
    if (parties.size() == 1) roster_.actors[i].party = *parties.begin();
  }

  // For whom the minister acts whose name ends there; for nobody, an actor who is none.
  CaseActorId minister_before(std::size_t report, std::uint32_t end) {
    const auto& actors = view().reports[report]->actors;
    for (std::size_t a = 0; a < actors.size(); ++a) {
      if (fold(actors[a].role).find("minister") == std::string::npos) continue;
      for (const PointSpan mention : actors[a].mentions) {
        const CaseActorId one = roster_.of[report][a];
        if (mention.end != end) continue;
        if (roster_.party_of(one) != one) return roster_.party_of(one);
        if (earlier_ != nullptr) consulted_.insert(one.value);
      }
    }
    return CaseActorId(roster_.actors.size());
  }

  // True where an office without a country counted for the country that the case is about.
  bool vote(std::size_t report, const RecordedActor& record, std::map<std::size_t, int>& votes) const {
    if (!record.country.empty() &&
        (record.code == record.country + "GOV" || record.code == record.country + "MIL" || is_of_cabinet(record)))
      votes[clusters_.find("state:" + record.country)] += 4;
    for (const std::string& name : runs_of_words(record.role))
      if (const auto named = short_names_.find(name);
          named != short_names_.end() && !is_posted(record, record.role, named->second))
        votes[named->second] += 5;  // above the country of his nationality: "Hamas representative"
    // "Rebels led by Alpha": of whom the reading alone tells that he is one.
    if (record.code.ends_with("REB") && record.code.size() <= record.country.size() + 3)
      votes[rebels_called(clusters_, "", record.country)] += 2;
    for (const std::string& word : words_of(record.role))
      if (clusters_.words.is("side", word)) votes[rebels_called(clusters_, word, record.country)] += 2;
    const bool is_ministers = fold(record.role).find("minister") != std::string::npos;  // a government's, not a body's
    for (const auto& stems : capitalised_names(clusters_.words, record.role))
      if (!is_ministers && stems.begin()->size() > 4)
        if (const auto body = body_meant(clusters_, stems)) votes[*body] += 2;
    if (!votes.empty() || !is_scenes(report, record)) return false;
    votes[clusters_.find("state:" + clusters_.scene)] += 1;
    return true;
  }

  // "The Israeli attorney general", "Defense Secretary": of a government, whatever branch the office is over.
  static bool is_of_cabinet(const RecordedActor& record) {
    const std::string role = fold(record.role);
    const bool is_secretary = record.code.ends_with("MIL") && role.ends_with(" secretary");
    return record.kind == "person" && (is_secretary || role.find("attorney general") != std::string::npos);
  }

  bool is_scenes(std::size_t report, const RecordedActor& record) const {
    const auto words = words_of(record.role);
    const bool is_governments =
        record.code == "GOV" || std::find(words.begin(), words.end(), "government") != words.end();
    return is_governments && is_about_scene(report) && !is_foreign(report, record);
  }

  // A state's ambassador to an international organisation is the state's.
  bool is_posted(const RecordedActor& record, const std::string& role, std::size_t cluster) const {
    const auto words = words_of(role);
    const bool is_sent = std::any_of(words.begin(), words.end(), [](const std::string& word) {
      return word == "ambassador" || word == "envoy" || word == "representative" || word == "delegate";
    });
    const bool is_office = is_sent && cluster != Clusters::kNone && roster_.actors[cluster].code.starts_with("IGO");
    const bool is_from = std::find(words.begin(), words.end(), "from") != words.end();  // "UN delegate from Qatar"
    return is_office && (!record.country.empty() || is_from || words.back() == "ambassador");
  }

  // "The prime minister", without a country, is that of the country which the report speaks of by far the most.
  static constexpr std::size_t kClearly = 3;
  bool is_about_scene(std::size_t report) const {
    std::map<std::string, std::size_t> mentions;
    for (const RecordedActor& actor : view().reports[report]->actors)
      if (!actor.country.empty() && actor.kind != "person") mentions[actor.country] += actor.mentions.size();
    const auto scene = mentions.find(clusters_.scene);
    return scene != mentions.end() && std::all_of(mentions.begin(), mentions.end(), [&](const auto& m) {
             return m.first == clusters_.scene || m.second * kClearly <= scene->second;
           });
  }

  // "French Foreign Minister Jean Dupont": a capital before the office tells of another country; "council President Ann
  // Lee" is a body's.
  bool is_foreign(std::size_t report, const RecordedActor& record) const {
    for (const PointSpan mention : record.mentions) {
      const std::uint32_t begin = mention.begin > 80 ? mention.begin - 80 : 0;
      const std::string before = view().words(report, {begin, mention.begin});
      const std::size_t role = record.role.empty() ? std::string::npos : before.rfind(record.role);
      if (role == std::string::npos || role < 2) continue;
      const std::size_t word = before.rfind(' ', role - 2);
      const bool is_parted = std::string_view(",;:.\"").find(before[role - 2]) != std::string_view::npos;
      if (word == std::string::npos || is_parted) continue;  // "in Abuja," the spokesman said
      const bool starts_sentence =
          word > 0 && std::string_view(".!?\n\"").find(before[word - 1]) != std::string_view::npos;
      if (starts_upper(std::string_view(before).substr(word + 1)) && !starts_sentence) return true;
      if (clusters_.words.is("body", before.substr(word + 1, role - word - 2))) return true;
    }
    return false;
  }

  // The role as the words around the name tell it: "AL Secretary General Amr Moussa", "Fall, the envoy for Somalia";
  // a body named there gets a vote. The reading's role where the words tell none.
  OfficeSeen office_of(std::size_t report, std::uint32_t index, std::map<std::size_t, int>& votes) {
    const RecordedActor& record = view().reports[report]->actors[index];
    OfficeSeen out{record.role, false, report, index, {}};
    for (const PointSpan mention : record.mentions) {
      const std::string_view name = view().passage(report, mention);
      if (!starts_upper(name) || name.size() < 4 || record.name.find(name) == std::string::npos) continue;
      const bool stands_before = before(report, mention, out, votes);
      const bool stands_after = after(report, mention, out, votes);
      if (stands_before || stands_after) break;
    }
    if (out.span.empty() && !record.mentions.empty()) out.span = named_mention(report, record);
    for (const std::string& word : words_of(out.role)) out.past = out.past || clusters_.words.is("past", word);
    return out;
  }

  PointSpan named_mention(std::size_t report, const RecordedActor& record) const {
    for (const PointSpan mention : record.mentions)
      if (starts_upper(view().passage(report, mention)) && mention.size() > 3) return mention;
    return record.mentions.front();
  }

  // Who is mentioned there.
  const RecordedActor& record_at(std::size_t report, PointSpan mention) const {
    const auto& actors = view().reports[report]->actors;
    return *std::find_if(actors.begin(), actors.end(), [&](const RecordedActor& actor) {
      return std::any_of(actor.mentions.begin(), actor.mentions.end(),
                         [&](PointSpan m) { return m.begin == mention.begin && m.end == mention.end; });
    });
  }

  // The nearest mention of a body that ends at or before `point`, or begins at or after it.
  struct Near {
    std::size_t cluster = Clusters::kNone;
    PointSpan span;
  };

  Near nearest(std::size_t report, std::uint32_t point, bool backward) const {
    Near out;
    for (const Near& body : bodies_[report]) {
      if (backward ? body.span.end > point : body.span.begin < point) continue;
      const bool is_nearer = out.cluster == Clusters::kNone ||
                             (backward ? body.span.end > out.span.end : body.span.begin < out.span.begin);
      if (is_nearer) out = body;
    }
    return out;
  }

  void gather_bodies() {
    bodies_.resize(view().reports.size());
    do_in_ranges(bodies_.size(), [&](std::size_t first, std::size_t last) {
      std::unordered_map<std::string_view, bool> known;  // as written
      const auto is_name = [&](std::string_view text) {
        if (!starts_upper(text)) return false;
        const auto [place, is_new] = known.try_emplace(text);
        if (is_new) place->second = !is_pronoun(text);
        return place->second;
      };
      for (std::size_t report = first; report < last; ++report) {
        const auto& actors = view().reports[report]->actors;
        for (std::size_t a = 0; a < actors.size(); ++a) {
          const std::size_t cluster = roster_.of[report][a].value;
          if (!is_body(clusters_.list[cluster].sort)) continue;
          for (const PointSpan mention : actors[a].mentions)
            if (is_name(view().passage(report, mention))) bodies_[report].push_back({cluster, mention});
        }
      }
    });
  }

  static bool is_pronoun(std::string_view text) {
    const auto words = words_of(text);
    static constexpr std::array kPronouns = {"he",    "she", "it", "they", "we",   "i",     "you",  "his", "her", "its",
                                             "their", "our", "my", "who",  "that", "which", "them", "him", "us"};
    return words.size() == 1 && std::find(kPronouns.begin(), kPronouns.end(), words[0]) != kPronouns.end();
  }

  // "Secretary General", "Commission chairman": every word is a name's or the office's.
  bool is_title(const std::string& text) const {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      const std::string word = text.substr(at, end - at);
      const bool is_joint = word == "of" || word == "for" || word == "and";  // "Secretary of State"
      if (!is_joint && !starts_upper(word) && !clusters_.words.is("office", fold(word)) &&
          !clusters_.words.is("rank", fold(word)))
        return false;
      at = end + 1;
    }
    return true;
  }

  bool has_office(const std::vector<std::string>& words) const { return clusters_.words.is_any("office", words); }

  // "Commission chairman", where the reading cut the name too short: "Commission chairman Alpha".
  std::string up_to_office(const std::string& words) const {
    std::size_t end = 0;
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t next = std::min(words.find(' ', at), words.size());
      if (clusters_.words.is("office", fold(words.substr(at, next - at)))) end = next;
      at = next + 1;
    }
    return words.substr(0, end);
  }

  bool before(std::size_t report, PointSpan name, OfficeSeen& out, std::map<std::size_t, int>& votes) const {
    constexpr std::uint32_t kReach = 90;    // code points of a title
    constexpr std::size_t kMostWords = 11;  // of a title; of one that is told as the role, half of them
    // "U.S. Assistant Secretary of State for Central Asian Affairs Sam Stone": the affairs are nobody's.
    for (Near body = nearest(report, name.begin, true);
         body.cluster != Clusters::kNone && name.begin - body.span.end <= kReach;
         body = nearest(report, body.span.begin, true)) {
      std::string between = view().words(report, {body.span.end, name.begin});
      if (between.find_first_of(",.;:\n\"()") != std::string::npos) return false;
      while (!between.empty() && (between.front() == ' ' || between.front() == '\'' || between.starts_with("s ")))
        between.erase(0, 1);
      while (!between.empty() && between.back() == ' ') between.pop_back();
      for (const std::string_view link : {"is represented by ", "was represented by "})
        if (between.starts_with(link)) between.erase(0, link.size());
      const auto words = words_of(between);
      if (words.empty() || words.size() > kMostWords || !has_office(words) || !is_title(between)) continue;
      if (words.size() <= kMostWords / 2) out.role = up_to_office(between);
      out.past = out.past || is_former(report, body.span);
      out.span = {body.span.begin, name.end};
      if (!is_posted(record_at(report, name), between, body.cluster)) votes[body.cluster] += 3;
      return true;
    }
    return false;
  }

  // "Former U.S. president Sam Stone".
  bool is_former(std::size_t report, PointSpan body) const {
    const auto words = words_of(view().words(report, {body.begin > 12 ? body.begin - 12 : 0, body.begin}));
    return !words.empty() && clusters_.words.is("past", words.back());
  }

  // ", the spokesman for the Council", ", a UN delegate from Qatar": the body that the link leads to.
  bool after(std::size_t report, PointSpan name, OfficeSeen& out, std::map<std::size_t, int>& votes) const {
    for (Near body = nearest(report, name.end, false);
         body.cluster != Clusters::kNone && body.span.begin - name.end <= 80;
         body = nearest(report, body.span.end, false)) {
      const std::string between = view().words(report, {name.end, body.span.begin});
      if (is_apposition(between) && is_of_country(report, body)) {
        votes[body.cluster] += 3;
        out.span = {name.begin, body.span.end};
        return true;
      }
      if (!between.starts_with(", ") || between.find_first_of(",.;:\n\"", 2) != std::string::npos) return false;
      auto words = words_of(between);
      if (!words.empty() && words.back() == "the") words.pop_back();
      if (words.size() < 2 || words.size() > 9) continue;
      const std::string& link = words.back();
      const bool is_link = link == "of" || link == "for" || link == "from" || link == "to";
      if (!is_link || !has_office({words.begin(), words.end() - 1})) continue;
      const std::string whole = view().words(report, {name.end + 2, body.span.end});
      out.role = whole.starts_with("the ") ? whole.substr(4) : whole.starts_with("a ") ? whole.substr(2) : whole;
      out.span = {name.begin, body.span.end};
      if (!is_posted(record_at(report, name), between, body.cluster)) votes[body.cluster] += 3;
      return true;
    }
    return false;
  }

  static bool is_apposition(const std::string& between) {
    return between == ", " || between == ", the " || between == ", a " || between == ", an " ||
           between == ", who is " || between == ", who is the ";
  }

  // "U.S. assistant secretary of state,": an office of the country that is named before it.
  [[nodiscard]] bool is_of_country(std::size_t report, const Near& body) const {
    constexpr std::uint32_t kReach = 40;  // code points of the office
    constexpr std::size_t kWords = 4;
    const std::string behind = view().words(report, {body.span.end, body.span.end + kReach});
    auto words = words_of(behind.substr(0, behind.find_first_of(",.;:\n\"()")));
    if (words.size() > kWords) words.resize(kWords);
    return clusters_.list[body.cluster].sort == Sort::kState && behind.starts_with(" ") && has_office(words);
  }

  void described(std::size_t i) {
    const auto& profiles = clusters_.list[i].profiles;
    const auto leader = profiles.empty() ? std::nullopt : clusters_.profiles[profiles.front()].leader;
    if (leader)
      roster_.actors[i].party = roster_.party_of(CaseActorId(clusters_.of[*leader]));
    else if (roster_.actors[i].kind == "person")
      described_person(i);
  }

  // "The United Nations envoy", "the Somali prime minister": unnamed, but clear for whom.
  void described_person(std::size_t i) {
    CaseActor& actor = roster_.actors[i];
    std::map<std::size_t, int> votes;
    for (const auto& [report, index] : actor.members) {
      RecordedActor record = view().reports[report]->actors[index];
      record.role = record.name;
      if (has_office(words_of(record.name))) vote(report, record, votes);
    }
    if (const std::size_t best = most_voted(votes); best != Clusters::kNone) actor.party = roster_.actors[best].party;
  }

  const Clusters& clusters_;
  Roster& roster_;
  const WordMap<std::size_t>& short_names_;
  const EarlierParties* const earlier_;
  std::vector<PartyTold> told_;            // by actor
  std::set<std::size_t> consulted_;        // ministers without a party, next to whom another is named
  std::vector<std::vector<Near>> bodies_;  // by report, what `nearest` chooses from
};

}  // namespace

void find_parties(const Clusters& clusters, Roster& roster, const WordMap<std::size_t>& short_names,
                  const EarlierParties* earlier, PartiesTold* told) {
  PartyFinder(clusters, roster, short_names, earlier).run(told);
}

}  // namespace grotius
