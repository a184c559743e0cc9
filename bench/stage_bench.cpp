// What share of reading each stage takes, on one thread: stage_bench REPORTS.jsonl MODEL LEXICON. Reads the reports
// three times and prints, of each stage, the least seconds it took for all of them.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "pipeline/pipeline.h"
#include "pipeline/report_json.h"

namespace {

using namespace grotius;

// Seconds by stage, in the order in which stages were first entered.
class Clock {
 public:
  template <class Function>
  auto time(const std::string& stage, Function run) {
    const auto begin = std::chrono::steady_clock::now();
    auto result = run();
    add(stage, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    return result;
  }
  // The lesser of both for each stage.
  void keep_best(const Clock& other) {
    for (auto& [stage, seconds] : stages_) {
      const auto same = std::find_if(other.stages_.begin(), other.stages_.end(),
                                     [&, name = stage](const auto& entry) { return entry.first == name; });
      if (same != other.stages_.end()) seconds = std::min(seconds, same->second);
    }
  }
  void print() const {
    double all = 0;
    for (const auto& entry : stages_) all += entry.second;
    for (const auto& [stage, seconds] : stages_) fmt::print("{:5.1f} %  {}\n", 100 * seconds / all, stage);
  }

 private:
  void add(const std::string& stage, double seconds) {
    for (auto& entry : stages_) {
      if (entry.first == stage) {
        entry.second += seconds;
        return;
      }
    }
    stages_.emplace_back(stage, seconds);
  }
  std::vector<std::pair<std::string, double>> stages_;
};

struct Tools {
  std::unique_ptr<const Model> model;
  std::unique_ptr<const Lexicon> lexicon;
  std::unique_ptr<const Geography> geography;
};

// As Reader::read, but for its second look at surnames.
void read(const Tools& tools, Report report, Clock& clock) {
  const Document document = clock.time("text", [&] { return read_text(std::move(report)); });
  const Tokens tokens = clock.time("tokenize", [&] { return tokenize(document); });
  const Encoded encoded =
      clock.time("neural, encoder", [&] { return encode(*tools.model, document, tokens, nullptr); });
  const Parse tree =
      clock.time("syntax, with its heads", [&] { return parse(*tools.model, document, tokens, encoded); });
  const std::vector<Name> names =
      clock.time("names", [&] { return find_names(*tools.model, document, tokens, encoded, tree, *tools.lexicon); });
  const std::vector<TimeExpression> times =
      clock.time("temporal", [&] { return resolve_times(document, tokens, tree); });
  Cast cast = clock.time("actors", [&] { return find_actors(document, tokens, tree, names, *tools.lexicon); });
  clock.time("places", [&] {
    find_ground(document, tokens, tree, *tools.lexicon, *tools.geography, cast);
    return 0;
  });
  const std::vector<Statement> statements = clock.time("attribution, with its heads", [&] {
    return find_statements(*tools.model, document, tokens, encoded, tree, times, *tools.lexicon, cast);
  });
  const std::vector<Fact> facts = clock.time("events, with their heads", [&] {
    return code_events(*tools.model, document, tokens, encoded, tree, times, statements, *tools.lexicon, {}, cast);
  });
  clock.time("actors", [&] {
    identify_actors(document, *tools.lexicon, {}, cast);
    return 0;
  });
  clock.time("places", [&] {
    resolve_places(tree, *tools.geography, cast);
    return 0;
  });
}

Result<std::vector<Report>> reports_of(const std::string& path) {
  std::vector<Report> reports;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    auto report = parse_report(line);
    if (!report) return tl::unexpected(report.error());
    reports.push_back(*std::move(report));
  }
  return reports;
}

int complain(const Error& error) {
  fmt::print(stderr, "stage_bench: {}\n", error.to_string());
  return 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    fmt::print(stderr, "usage: stage_bench REPORTS.jsonl MODEL LEXICON\n");
    return 2;
  }
  const auto reports = reports_of(arguments[1]);
  if (!reports) return complain(reports.error());
  auto model = Model::load(arguments[2]);
  if (!model) return complain(model.error());
  auto lexicon = Lexicon::load(arguments[3], {});
  if (!lexicon) return complain(lexicon.error());
  auto geography = Geography::load(arguments[3]);
  if (!geography) return complain(geography.error());
  const Tools tools{*std::move(model), *std::move(lexicon), *std::move(geography)};
  Clock best;
  for (int round = 0; round < 3; ++round) {
    Clock clock;
    for (const Report& report : *reports) read(tools, report, clock);
    if (round > 0) clock.keep_best(best);
    best = clock;
  }
  best.print();
}
