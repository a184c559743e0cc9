// Four of the samples against what a person found in them (tests/gold).
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "cases.h"
#include "export/export.h"
#include "gold_score.h"
#include "pipeline/report_json.h"

namespace grotius {
namespace {

using nlohmann::json;

// A little under what the reader reached when they were set (0.69, 0.79, six of seven statements, no trap): a change
// that falls below reads worse.
constexpr double kPrecision = 0.65, kRecall = 0.73, kHeard = 0.70;
constexpr int kTraps = 1;

std::map<std::string, Report> samples() {
  std::map<std::string, Report> out;
  std::ifstream in(GROTIUS_SOURCE_DIR "/samples/camp-david.jsonl");
  for (std::string line; std::getline(in, line);)
    if (auto report = parse_report(line)) out.emplace(report->id, *report);
  return out;
}

TEST(Gold, TheSamplesAreReadAsAPersonReadsThem) {
  const Reader* const reader = shipped_reader();
  if (reader == nullptr) GTEST_SKIP() << "no model";
  const auto reports = samples();
  GoldScore all;
  int records = 0;
  for (const auto& file : std::filesystem::directory_iterator(GROTIUS_SOURCE_DIR "/tests/gold")) {
    if (file.path().extension() != ".json") continue;
    std::ifstream in(file.path());
    const json gold = json::parse(in);
    const Report& report = reports.at(gold.at("report").at("id"));
    all.add(score_reading(json::parse(reading_json(reader->read(report), false)), gold, report.text));
    ++records;
  }
  ASSERT_EQ(records, 4);
  const double precision = static_cast<double>(all.right) / all.predicted;
  const double recall = static_cast<double>(all.kept) / all.must;
  const double heard = static_cast<double>(all.heard) / all.statements;
  std::string misses;
  for (const std::string& miss : all.misses) misses += miss + '\n';
  std::printf("%sof %d facts %d right; of %d that must be there %d; %d traps; of %d statements %d\n", misses.c_str(),
              all.predicted, all.right, all.must, all.kept, all.traps, all.statements, all.heard);
  EXPECT_GE(precision, kPrecision);
  EXPECT_GE(recall, kRecall);
  EXPECT_GE(heard, kHeard);
  EXPECT_LE(all.traps, kTraps);
}

// The scorer itself: what is not in the gold record is not right, and what is told as done springs the trap.
TEST(Gold, AWrongStatusIsNeverRight) {
  const std::string text = "Holt agreed to leave.";
  const json gold = json::parse(R"({"facts": [{"evidence": [0, 20], "kind": ["event"], "plover": ["RETREAT"],
    "source": [["Holt"]], "target": [], "status": ["planned"], "must": true}], "statements": [],
    "traps": [{"evidence": [15, 20], "plover": ["RETREAT"]}]})");
  json reading = json::parse(R"({"actors": [{"id": "a1", "name": "Holt", "mentions": [[0, 4]]}], "statements": [],
    "facts": [{"kind": "event", "plover": {"type": "RETREAT"}, "status": "planned", "source": ["a1"], "target": [],
    "trigger": [15, 20], "evidence": [0, 21]}]})");
  EXPECT_EQ(score_reading(reading, gold, text).right, 1);
  EXPECT_EQ(score_reading(reading, gold, text).kept, 1);
  EXPECT_EQ(score_reading(reading, gold, text).traps, 0);
  reading["facts"][0]["status"] = "occurred";
  EXPECT_EQ(score_reading(reading, gold, text).right, 0);
  EXPECT_EQ(score_reading(reading, gold, text).traps, 1);
}

}  // namespace
}  // namespace grotius
