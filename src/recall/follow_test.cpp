// An index that reports are added to finds what one made of all of them finds, byte for byte.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <random>

#include "base/date.h"
#include "recall/recall.h"

namespace grotius {
namespace {

namespace fs = std::filesystem;

// Somebody as a report may have him: the words that name him, and what the reading says.
struct Somebody {
  std::string written, name, kind, code, country, role;
};

// Reports at random on a small world, in which names are like each other: shared words, surnames, spellings, offices,
// short forms, descriptions of the same side.
class World {
 public:
  explicit World(unsigned seed) : random_(seed) {}

  RecordedReport report(const std::string& id, const std::string& published) {
    RecordedReport out;
    out.id = id;
    out.published = published;
    out.publisher = "wire";
    out.hash = "hash of " + id;
    const std::size_t sentences = 2 + below(3);
    for (std::size_t i = 0; i < sentences; ++i) sentence(out);
    return out;
  }

  std::size_t below(std::size_t count) { return random_() % count; }
  bool chance(std::size_t one_in) { return below(one_in) == 0; }

 private:
  template <std::size_t N>
  std::string one(const std::array<const char*, N>& list) {
    return list[below(N)];
  }

  Somebody state() {
    static constexpr std::array<std::array<const char*, 3>, 3> kStates = {
        {{"Alphaland", "ALP", "Alphalander"}, {"Betaland", "BET", "Betalander"}, {"Gammastan", "GAM", "Gammastani"}}};
    const auto& s = kStates[below(3)];
    const std::string name = s[0], code = s[1], people = s[2];
    switch (below(6)) {
      case 0:
        return {people + " government", people + " government", "government", code + "GOV", code, ""};
      case 1:
        return {people + " troops", people + " troops", "armed_force", code + "MIL", code, ""};
      case 2:
        return {people + "s", people + "s", "group", code, code, ""};
      case 3:
        return {"parliament", "parliament", "legislature", "LEG", "", ""};
      default:
        return {name, name, "state", code, code, ""};
    }
  }

  Somebody body() {
    std::string name = chance(2) ? one<4>({"Free ", "National ", "Islamic ", "Democratic "}) : "";
    name += one<5>({"Front", "Army", "Courts Union", "Council", "Action Party"});
    if (chance(12))
      name = fmt::format("{} {}", one<4>({"Unity", "Harbour", "River", "Mountain"}), below(30)) + " League";
    const std::string code = chance(4) ? "BETREB" : "";
    if (chance(6)) return {"World Aid Agency", "World Aid Agency", "organisation", "NGOWAA", "", ""};
    return {name, name, "organisation", code, code.empty() ? "" : "BET", ""};
  }

  Somebody person() {
    const std::string first = one<4>({"Max", "Anna", "Ali", "Jon"});
    std::string last = one<6>({"Miller", "Mueller", "Hassan", "Hasan", "Yusuf", "Farah"});
    if (chance(9)) last = fmt::format("Newman{}", static_cast<char>('a' + below(26)));
    const std::string role = chance(2)
                                 ? ""
                                 : one<6>({"Prime Minister", "spokesman", "Free Front chairman", "foreign minister",
                                           "Islamist security chief", "World Aid Agency representative"});
    const std::string country = chance(3) ? one<2>({"ALP", "BET"}) : "";
    const std::string name = chance(3) ? last : first + " " + last;
    return {name,    name, "person", country.empty() ? (chance(3) ? "GOV" : "") : country + (chance(2) ? "GOV" : ""),
            country, role};
  }

  Somebody described() {
    const std::string name =
        one<9>({"officials", "rebels", "rebel fighters", "Free Front fighters", "the transitional government",
                "government troops", "Islamist militia", "a spokesman for the Front", "gunmen"});
    const bool is_person = name.find("spokesman") != std::string::npos;
    return {name, name, is_person ? "person" : name.find("government") == 4 ? "government" : "group", "", "", ""};
  }

  Somebody somebody() {
    switch (below(4)) {
      case 0:
        return state();
      case 1:
        return body();
      case 2:
        return person();
      default:
        return described();
    }
  }

  std::uint32_t put(RecordedReport& report, const std::string& before) {
    const Somebody who = somebody();
    report.text += before;
    const auto begin = static_cast<std::uint32_t>(report.text.size());
    report.text += who.written;
    const PointSpan span{begin, static_cast<std::uint32_t>(report.text.size())};
    for (std::uint32_t i = 0; i < report.actors.size(); ++i)
      if (report.actors[i].name == who.name && report.actors[i].role == who.role) {
        report.actors[i].mentions.push_back(span);
        return i;
      }
    RecordedActor actor;
    actor.id = fmt::format("a{}", report.actors.size() + 1);
    actor.name = who.name;
    actor.kind = who.kind;
    actor.code = who.code;
    actor.country = who.country;
    actor.role = who.role;
    actor.mentions = {span};
    report.actors.push_back(std::move(actor));
    return static_cast<std::uint32_t>(report.actors.size() - 1);
  }

  void sentence(RecordedReport& report) {
    RecordedFact fact;
    fact.id = fmt::format("f{}", report.facts.size() + 1);
    fact.kind = "event";
    fact.type = one<4>({"CONSULT", "ASSAULT", "AGREE", "REJECT"});
    fact.status = one<3>({"occurred", "planned", "denied"});
    fact.confidence = 0.5;
    const auto begin = static_cast<std::uint32_t>(report.text.size());
    fact.source = {put(report, one<3>({"The ", "On Monday ", ""}))};
    if (chance(5)) report.text += ", the Council chairman";
    const auto verb = static_cast<std::uint32_t>(report.text.size()) + 1;
    report.text += " met";
    fact.trigger = {verb, verb + 3};
    fact.target = {put(report, " ")};
    const std::string place = one<3>({"Port Ada", "Ada Hills", "Betatown"});
    if (chance(2)) {
      fact.place = place;
      report.text += " in " + place;
    }
    if (chance(2)) {
      RecordedStatement said;
      said.id = fmt::format("s{}", report.statements.size() + 1);
      said.speakers = {put(report, chance(3) ? ", the prime minister and Defense Minister " : ", ")};
      report.text += " said";
      fact.said_in = {static_cast<std::uint32_t>(report.statements.size())};
      report.statements.push_back(std::move(said));
    }
    if (chance(3)) {
      fact.from = report.published.substr(0, 10);
      fact.to = to_iso(*parse_day(fact.from) + std::chrono::days(1));
    }
    fact.evidence = {begin, static_cast<std::uint32_t>(report.text.size())};
    report.text += ".\n";
    report.facts.push_back(std::move(fact));
  }

  std::mt19937 random_;
};

void put_in_order(std::vector<RecordedReport>& reports) {
  std::sort(reports.begin(), reports.end(), [](const RecordedReport& a, const RecordedReport& b) {
    return std::tie(a.published, a.id, a.hash) < std::tie(b.published, b.id, b.hash);
  });
}

std::vector<FactFilter> filters() {
  std::vector<FactFilter> out{{}};
  for (const char* actor : {"Alphaland", "Front", "Free Front", "Miller", "Hassan", "officials", "government", "rebels",
                            "Courts", "Newmanc", "parliament", "spokesman"}) {
    out.push_back({actor, "", "", "", "", "", ""});
    out.push_back({"", "", "", "", actor, "", ""});
  }
  out.push_back({"", "ASSAULT", "occurred", "", "nobody", "", ""});
  out.push_back({"", "", "", "Ada", "", "2006-11-05", "2006-11-20"});
  out.push_back({"Betaland", "", "", "", "", "2006-11-10", ""});
  return out;
}

class FollowTest : public testing::TestWithParam<unsigned> {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "grotius-follow-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    path_ = (folder_ / "a.case").string();
  }
  void TearDown() override { fs::remove_all(folder_); }

  // The reports are added to what is kept; true where that was enough for `ask`.
  bool add(CaseContent& content, std::vector<RecordedReport> anew) {
    CaseAddition addition;
    addition.only_new_reports = true;
    addition.content.reports = std::move(anew);
    put_in_order(addition.content.reports);
    addition.first_day = addition.content.reports.front().published.substr(0, 10);
    content.reports.insert(content.reports.end(), addition.content.reports.begin(), addition.content.reports.end());
    put_in_order(content.reports);
    addition.neighbours = content.reports;
    const std::string before = content.stamp;
    content.stamp = addition.content.stamp = before + "+";
    Recall recall(path_, content.stamp);
    return recall.follow([&](const std::string& stamp) -> std::optional<CaseAddition> {
      return stamp == before ? std::optional(addition) : std::nullopt;
    });
  }

  // True where the state was made from what is kept.
  static bool has_same_state(Recall& recall, const CaseContent& content) {
    const auto state = recall.state("", [&](const std::string& day) {
      CaseContent since = content;
      std::erase_if(since.reports, [&](const RecordedReport& report) { return report.published < day; });
      return std::optional(std::move(since));
    });
    const auto expected = state_of(content, "", std::nullopt);
    EXPECT_TRUE(expected);
    if (state && expected) {
      EXPECT_EQ(state_json(*state, true), state_json(*expected, true));
    }
    return state.has_value();
  }

  void expect_same(const CaseContent& content) {
    Recall recall(path_, content.stamp);
    states_ += has_same_state(recall, content) ? 1 : 0;
    for (const FactFilter& filter : filters()) {
      const auto expected = ask(content, filter, "", std::nullopt);
      const auto found = recall.ask(filter, "", std::nullopt, 0);
      ASSERT_TRUE(expected && found);
      ASSERT_EQ(facts_json(found->lines), facts_json(*expected)) << filter.actor << "|" << filter.said_by;
      const auto some = recall.ask(filter, "", std::nullopt, 3);
      ASSERT_EQ(facts_text(some->lines), facts_text(newest(*expected, 3).lines));
    }
  }

  fs::path folder_;
  std::string path_;
  int states_ = 0;
};

TEST_P(FollowTest, AddedReportsAreFoundAsIfAllHadBeenThere) {
  World world(GetParam());
  CaseContent content;
  content.stamp = "stamp";
  const auto day = [&](std::size_t offset) {
    return to_iso(*parse_day("2006-11-01") + std::chrono::days(static_cast<int>(offset)));
  };
  std::size_t next = 0;
  const auto make = [&](std::size_t offset) {
    return world.report(fmt::format("r{:02}-{}", world.below(100), next++), day(offset));
  };
  const std::size_t at_first = 5 + world.below(60);
  for (std::size_t i = 0; i < at_first; ++i) content.reports.push_back(make(world.below(20)));
  put_in_order(content.reports);
  ASSERT_TRUE(Recall(path_, content.stamp).learn(content, "", std::nullopt));
  ASSERT_NO_FATAL_FAILURE(expect_same(content));
  std::size_t added = 0, made_anew = 0;
  for (std::size_t step = 0; step < 12; ++step) {
    std::vector<RecordedReport> anew;
    const std::size_t count = 1 + world.below(3);
    for (std::size_t i = 0; i < count; ++i) anew.push_back(make(world.chance(3) ? world.below(20 + step) : 20 + step));
    if (add(content, std::move(anew))) {
      ++added;
    } else {
      ++made_anew;
      ASSERT_TRUE(Recall(path_, content.stamp).learn(content, "", std::nullopt));
    }
    ASSERT_NO_FATAL_FAILURE(expect_same(content)) << "step " << step;
  }
  RecordProperty("added", static_cast<int>(added));
  RecordProperty("made_anew", static_cast<int>(made_anew));
}

INSTANTIATE_TEST_SUITE_P(Worlds, FollowTest, testing::Range(1U, 13U));

// A report like those before it, of a later day, needs none of them.
TEST_F(FollowTest, MoreOfTheSameIsAdded) {
  World world(7);
  CaseContent content;
  content.stamp = "stamp";
  for (int i = 0; i < 40; ++i)
    content.reports.push_back(
        world.report(fmt::format("r{:03}", i), to_iso(*parse_day("2006-11-01") + std::chrono::days(i))));
  ASSERT_TRUE(Recall(path_, content.stamp).learn(content, "", std::nullopt));
  const std::vector<RecordedReport> before = content.reports;
  int added = 0;
  for (int k = 0; k < 10; ++k) {
    RecordedReport again = before[static_cast<std::size_t>(4 * k)];
    again.id += "-again";
    again.published = to_iso(*parse_day("2006-12-20") + std::chrono::days(k));
    const bool is_added = add(content, {again});
    added += is_added ? 1 : 0;
    if (!is_added) {
      ASSERT_TRUE(Recall(path_, content.stamp).learn(content, "", std::nullopt));
    }
    ASSERT_NO_FATAL_FAILURE(expect_same(content));
  }
  EXPECT_GE(states_, 6);
  EXPECT_GE(added, 6);  // in so small a world one report may turn what somebody is taken for
}

}  // namespace
}  // namespace grotius
