// A state made from what is kept of a case and its last months is the one made of all reports, byte for byte.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

#include "base/date.h"
#include "process/handmade.h"

namespace grotius {
namespace {

class MapShelf : public Shelf {
 public:
  [[nodiscard]] std::optional<std::string> get(std::string_view key) override {
    const auto found = entries_.find(key);
    return found == entries_.end() ? std::nullopt : std::optional(found->second);
  }
  void put(std::string_view key, std::string_view value) override {
    entries_.insert_or_assign(std::string(key), value);
  }
  void clear() { entries_.clear(); }

 private:
  std::map<std::string, std::string, std::less<>> entries_;
};

std::string day(int offset) { return to_iso(*parse_day("2006-01-01") + std::chrono::days(offset)); }

// Reports at random on a war of three sides, some of which tell of everything that a state has a section for. Every
// other war is a case about one country, in which others have a part late or never.
class War {
 public:
  explicit War(unsigned seed) : random_(seed), alpha_(seed % 2 == 0 ? "ALP" : "ZAL") {}

  RecordedReport report(int number, int on) {
    on_ = on;
    std::vector<std::string> lines{fmt::format("report r{:03}-{} {}", below(40), number, day(on)),
                                   fmt::format("who A = Alphaland | state | {0} | {0} | -", alpha_),
                                   "who B = Betaland | state | BET | BET | -",
                                   "who F = Free Beta Front | organisation | BETREB | BET | -",
                                   "who U = United Nations | organisation | IGOUNO | - | -",
                                   fmt::format("who M = Max Miller | person | {0}GOV | {0} | {1}", alpha_,
                                               one({"Prime Minister", "Foreign Minister", "special envoy"})),
                                   "who P = Paula Pell | person | BETGOV | BET | President",
                                   "who N = Nora Noor | person | - | - | interior minister",
                                   "who T = three leaders | group | - | - | -",
                                   "who G = Gammaland | state | GAM | GAM | -",
                                   "who D = Deltaland | state | DEL | DEL | -",
                                   "who E = Epsiland | state | EPS | EPS | -",
                                   "who K = Karl Kane | person | GAMGOV | GAM | President",
                                   "who H = Homeland Movement | organisation | - | - | -",
                                   "who L = Lower Hills Movement | organisation | - | - | -",
                                   fmt::format("who J = Jane Roe | person | {} | - | -", one({"-", "GOV"})),
                                   "who O = officials | person | - | - | -"};
    for (int i = 0, count = 1 + below(4); i < count; ++i) sentence(lines);
    RecordedReport out = handmade::read_case(lines).reports.front();
    for (RecordedActor& actor : out.actors)  // some reports are about another country
      if (below(6) == 0 && !actor.mentions.empty()) actor.mentions.insert(actor.mentions.end(), 3, actor.mentions[0]);
    std::erase_if(out.facts, [&](const RecordedFact&) { return below(12) == 0; });
    for (RecordedFact& fact : out.facts) fact.confidence = 0.1 * (1 + below(9));
    out.versions = {fmt::format("0.{}.0", below(3)), "", fmt::format("{}", below(5)), ""};
    return out;
  }

  int below(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }

 private:
  std::string one(std::initializer_list<const char*> list) {
    return list.begin()[below(static_cast<int>(list.size()))];
  }
  std::string party() {
    if (is_of_others_) return one({"G", "D", "E", "K", "H", "L", "G"});
    return one({"A", "B", "F", "A", "B", "F", "U", "M", "J", "O", "P", "T"});
  }

  // A day near the report's, far from it, an interval, or none.
  std::string when() {
    const auto span = [&](int from, int days) { return fmt::format(", from {} to {}", day(from), day(from + days)); };
    switch (below(6)) {
      case 0:
        return span(on_ - below(5), 1);
      case 1:
        return span(on_ + below(40), 1 + below(3));
      case 2:
        return span(on_ - below(300), 1 + below(200));
      case 3:
        return span(on_ + below(250), 1 + below(30));
      default:
        return "";
    }
  }

  std::string word() { return below(2) == 0 ? "" : ", said by " + one({"M", "J", "O", "nobody", "A"}); }
  std::string status() { return one({"occurred", "occurred", "planned", "denied", "ongoing"}); }

  void sentence(std::vector<std::string>& lines) {
    is_of_others_ = below(5) == 0;
    const std::string a = party();
    if (below(20) == 0) is_of_others_ = !is_of_others_;
    const std::string b = party();
    const std::string place =
        one({"Port Ada", "Ada Hills", "Betatown", "North Gate", "southern Betaland", "southern Betaland"});
    const auto put = [&](const std::string& text, const std::string& fact) {
      lines.push_back("> " + text);
      lines.push_back(fact);
    };
    switch (below(19)) {
      case 0:
        return put(fmt::format("{} shelled {} in {}.", a, b, place),
                   fmt::format("shelled: ASSAULT {}, {} -> {}{}, at {}{}", status(), a, b, when(), place, word()));
      case 1:
        return put(fmt::format("{} will meet {} in {} soon.", a, b, place),
                   fmt::format("meet: CONSULT {}, {} <-> {}{}, at {}{}", one({"planned", "planned", "requested"}), a, b,
                               when(), place, word()));
      case 2:
        return put(fmt::format("{} held talks with {} in {}.", a, b, place),
                   fmt::format("talks: CONSULT{} {}, {} <-> {}{}, at {}{}", one({"", "", ".third-party"}), status(), a,
                               b, when(), place, word()));
      case 3:
        return put(fmt::format("The talks of {} with {} were postponed.", a, b),
                   fmt::format("talks: CONSULT occurred, {} <-> {}{}{}", a, b, when(), word()));
      case 4:
        return put(fmt::format("{} took {} from {}.", a, place, b),
                   fmt::format("took: control occurred, {} -> {}, change {}, area {}, at {}{}", a, b,
                               one({"gained", "lost", "held"}), place, place, when()));
      case 5:
        return put(fmt::format("{} moved troops into {}.", a, place),
                   fmt::format("moved: MOBILIZE occurred, by {}, at {}{}", a, place, when()));
      case 6: {
        const std::string thing = one({"oil embargo", "curfew", "licence"});
        return put(
            fmt::format("{} imposed the {} on {}.", a, thing, b),
            fmt::format("imposed: measure {}, {} -> {}, instrument {}, effect {}, duration {}{}",
                        one({"occurred", "occurred", "planned", "requested"}), a, b, thing,
                        one({"imposed", "lifted", "extended", "eased"}), one({"P30D", "P300D", "none"}), when()));
      }
      case 7:
        return put("Max Miller leaves the office.",
                   fmt::format("leaves: mandate {}, M -> M, person M, change {}{}", one({"occurred", "planned"}),
                               one({"resigned", "appointed", "removed"}), when()));
      case 8:
        return put(fmt::format("{} spoke of the peace process.", a),
                   fmt::format("spoke: assessment occurred, by {}, tone {}{}", a,
                               one({"hopeful", "obstacle", "pessimistic"}), word()));
      case 9:
        return put(
            fmt::format("{} proposed a 30-day ceasefire with {}.", a, b),
            fmt::format("proposed: proposal {}, {} -> {}, label 30-day ceasefire, subject ceasefire, duration P30D{}",
                        one({"proposed", "requested"}), a, b, word()));
      case 10: {
        const std::string topic = one({"withdrawal", "talks", "autonomy"});
        return put(fmt::format("{} rejects the {}, if {} stays.", a, topic, b),
                   fmt::format("rejects: position occurred, by {}, stance {}, topic {}, if if {} stays{}", a,
                               one({"rejects", "seeks", "accepts", "conditional"}), topic, b, word()));
      }
      case 11:
        return put(fmt::format("{} should withdraw its troops, {} said.", a, b),
                   fmt::format("withdraw: RETREAT.withdraw requested, by {}{}, said by {}", a, when(), b));
      case 12:
        return put(
            fmt::format("{} observed the ceasefire with {}.", a, b),
            fmt::format("observed: RETREAT.ceasefire {}, {} <-> {}{}", one({"occurred", "denied"}), a, b, when()));
      case 13: {
        const std::string c = party();
        return put(fmt::format("{} asked {} and {} to meet.", c, a, b),
                   fmt::format("asked: REQUEST.meet occurred, {} -> {}+{}", c, a, b));
      }
      case 14:
        return put(fmt::format("{} will consult N in {}.", a, place),
                   fmt::format("consult: CONSULT planned, {} <-> N{}", a, when()));
      case 15:
        return put(fmt::format("{} will visit {} and F.", a, b),
                   fmt::format("visit: CONSULT planned, {} -> {}+F{}", a, b, below(2) == 0 ? when() : ""));
      case 16:
        return put(fmt::format("{} put a peace plan to {}.", a, b),
                   fmt::format("put: proposal proposed, {} -> {}, label peace plan, subject plan", a, b));
      case 17:
        return put(fmt::format("{} imposed sanctions on {}.", a, b),
                   fmt::format("imposed: measure {}, {} -> {}, instrument sanctions, effect {}",
                               one({"occurred", "planned"}), a, b, one({"imposed", "lifted"})));
      default:
        return put(fmt::format("{} signed a peace accord with {}.", a, b),
                   fmt::format("accord: AGREE occurred, {} <-> {}{}{}", a, b, when(), word()));
    }
  }

  std::mt19937 random_;
  std::string alpha_;  // the code of a country
  int on_ = 0;
  bool is_of_others_ = false;  // the sentence
};

void put_in_order(std::vector<RecordedReport>& reports) {
  std::sort(reports.begin(), reports.end(), [](const RecordedReport& a, const RecordedReport& b) {
    return std::tie(a.published, a.id, a.hash) < std::tie(b.published, b.id, b.hash);
  });
}

// A case that grows, and the shelf beside it.
class Growing {
 public:
  void keep() {
    shelf_.clear();
    ASSERT_TRUE(catalogue(
        content, "", std::nullopt, [](const auto&) {}, [](const auto&) {}, &shelf_));
  }

  void add(std::vector<RecordedReport> anew) {
    CaseAddition addition;
    addition.only_new_reports = true;
    addition.content.reports = std::move(anew);
    put_in_order(addition.content.reports);
    content.reports.insert(content.reports.end(), addition.content.reports.begin(), addition.content.reports.end());
    put_in_order(content.reports);
    addition.neighbours = content.reports;
    if (!extend_catalogue(
            addition, [](const auto&) {}, [](const auto&) {}, shelf_))
      shelf_.clear();
  }

  // Nothing where it must be made anew.
  [[nodiscard]] std::optional<State> state(const std::string& as_of) {
    const auto from = kept_state_needs(shelf_);
    if (!from) return std::nullopt;
    CaseContent since = content;
    std::erase_if(since.reports, [&](const RecordedReport& report) { return report.published < *from; });
    skipped += content.reports.size() - since.reports.size();
    return state_from(since, as_of, shelf_);
  }

  void expect_same(const std::string& as_of) {
    auto state_now = state(as_of);
    ++asked;
    if (!state_now) {
      ++made_anew;
      ASSERT_NO_FATAL_FAILURE(keep());
      state_now = state(as_of);
    }
    ASSERT_TRUE(state_now);
    const auto expected = state_of(content, as_of, std::nullopt);
    ASSERT_TRUE(expected);
    ASSERT_EQ(state_json(*state_now, true), state_json(*expected, true));
    ASSERT_EQ(state_text(*state_now, false), state_text(*expected, false));
  }

  CaseContent content;
  std::size_t asked = 0, made_anew = 0, skipped = 0;

 private:
  MapShelf shelf_;
};

class KeptStateTest : public testing::TestWithParam<unsigned> {};

TEST_P(KeptStateTest, IsTheStateOfAllReports) {
  War war(GetParam());
  Growing growing;
  int next = 0, today = 200 + war.below(300);
  for (int i = 0; i < 60; ++i) growing.content.reports.push_back(war.report(next++, war.below(today)));
  put_in_order(growing.content.reports);
  ASSERT_NO_FATAL_FAILURE(growing.expect_same(""));
  for (int step = 0; step < 25; ++step) {
    SCOPED_TRACE(fmt::format("step {}, {}", step, day(today)));
    std::vector<RecordedReport> anew;
    for (int i = 0, count = 1 + war.below(3); i < count; ++i) {
      // Some come late, by weeks or by half a year.
      const int late = war.below(4) != 0 ? 0 : war.below(3) != 0 ? war.below(60) : war.below(200);
      anew.push_back(war.report(next++, today - late));
    }
    growing.add(std::move(anew));
    ASSERT_NO_FATAL_FAILURE(growing.expect_same(""));
    ASSERT_NO_FATAL_FAILURE(growing.expect_same(day(today + war.below(120))));
    today += war.below(30);
  }
  RecordProperty("made_anew", static_cast<int>(growing.made_anew));
  EXPECT_GT(growing.skipped, 0U);
  EXPECT_LT(growing.made_anew, growing.asked / 2);
}

INSTANTIATE_TEST_SUITE_P(Wars, KeptStateTest, testing::Range(1U, 7U));

}  // namespace
}  // namespace grotius
