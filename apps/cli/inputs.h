// What the command line names, as a stream of raw reports: text files, JSON Lines, standard input ("-").
//
// Enters: paths. Leaves: one RawReport at a time, in order, so that memory is bounded by one report. A path ending in
// .jsonl, .ndjson or .json holds reports in JSON, .txt holds one text; of all else, standard input too, the first line
// decides: a JSON object on it means JSON Lines (and blank input no report at all). A .json file may also hold a single
// report over several lines. Errors: what cannot be read becomes a RawReport with the error in it, and the stream goes
// on with the next one. Limits: a report is at most kLongestReport bytes. Thread safety: none; callers take turns.
#pragma once

#include <cstddef>
#include <fstream>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace grotius::cli {

inline constexpr std::size_t kLongestReport = std::size_t{64} << 20;

struct RawReport {
  std::string place;  // "news.jsonl:17", "brief.txt", "stdin:3"
  std::string bytes;
  bool json = false;
  std::optional<Error> error;
};

class ReportStream {
 public:
  // `standard_input` is read where a path is "-".
  ReportStream(std::vector<std::string> paths, std::istream& standard_input);
  [[nodiscard]] std::optional<RawReport> next();
  // Is the whole input one text? Looks no further than its first line.
  [[nodiscard]] bool is_one_text();

 private:
  enum class Layout { kText, kJsonLines, kJsonDocument };

  bool open_next();
  void detect_layout(const std::string& path);
  [[nodiscard]] std::optional<RawReport> next_line();
  [[nodiscard]] RawReport whole();

  std::vector<std::string> paths_;
  std::size_t next_path_ = 0;
  std::istream& standard_input_;
  std::ifstream file_;
  std::istream* current_ = nullptr;  // null between files
  std::string name_;
  std::optional<Error> open_error_;
  Layout layout_ = Layout::kText;
  std::string looked_at_;  // read to detect the layout, not yet handed out
  std::size_t line_ = 0;
};

}  // namespace grotius::cli
