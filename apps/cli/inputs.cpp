#include "cli/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace grotius::cli {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

bool is_blank(std::string_view line) { return line.find_first_not_of(kBlank) == std::string_view::npos; }

std::string too_long() { return fmt::format("longer than {} MiB", kLongestReport >> 20); }

// Appends up to and including the next line feed, at most `limit` bytes; what the line has beyond them is passed over.
// False if the line was longer.
bool append_line(std::istream& in, std::string& line, std::size_t limit) {
  const std::size_t start = line.size();
  bool fits = true;
  for (int c = in.rdbuf()->sbumpc(); c != EOF; c = in.rdbuf()->sbumpc()) {
    if (line.size() - start < limit)
      line.push_back(static_cast<char>(c));
    else
      fits = false;
    if (c == '\n') return fits;
  }
  in.setstate(std::ios::eofbit);
  return fits;
}

bool is_json_object(std::string_view line) {
  const std::size_t first = line.find_first_not_of(kBlank);
  return first != std::string_view::npos && line[first] == '{' && nlohmann::json::accept(line);
}

// The only thing on the first line of a report that is spread over several.
bool is_lone_bracket(std::string_view line) {
  const std::size_t first = line.find_first_not_of(kBlank);
  return first != std::string_view::npos && line[first] == '{' && is_blank(line.substr(first + 1));
}

}  // namespace

ReportStream::ReportStream(std::vector<std::string> paths, std::istream& standard_input)
    : paths_(std::move(paths)), standard_input_(standard_input) {}

std::optional<RawReport> ReportStream::next() {
  while (current_ != nullptr || open_next()) {
    if (open_error_) {
      current_ = nullptr;
      return RawReport{name_, "", false, std::exchange(open_error_, std::nullopt)};
    }
    if (layout_ != Layout::kJsonLines) return whole();
    if (auto report = next_line()) return report;
    current_ = nullptr;
  }
  return std::nullopt;
}

bool ReportStream::is_one_text() {
  if (paths_.size() != 1) return false;
  return (current_ != nullptr || open_next()) && !open_error_ && layout_ == Layout::kText;
}

bool ReportStream::open_next() {
  if (next_path_ == paths_.size()) return false;
  const std::string& path = paths_[next_path_++];
  name_ = path == "-" ? "stdin" : path;
  line_ = 0;
  looked_at_.clear();
  current_ = &standard_input_;
  if (path != "-") {
    std::error_code ignored;
    file_ = std::ifstream();
    if (std::filesystem::is_directory(path, ignored)) {
      open_error_ = Error{ErrorCode::kUnreadable, "is a folder; name the files in it", ""};
    } else if (file_.open(path, std::ios::binary); !file_) {
      open_error_ = Error{ErrorCode::kUnreadable, fmt::format("cannot be read: {}", std::strerror(errno)), ""};
    }
    current_ = &file_;
  }
  if (!open_error_) detect_layout(path);
  return true;
}

void ReportStream::detect_layout(const std::string& path) {
  const std::string extension = std::filesystem::path(path).extension().string();
  layout_ = Layout::kText;
  if (extension == ".txt") return;
  layout_ = Layout::kJsonLines;
  if (extension == ".jsonl" || extension == ".ndjson") return;
  std::string line;
  while (current_->good() && looked_at_.size() < kLongestReport && is_blank(line)) {
    line.clear();
    append_line(*current_, line, kLongestReport + 1);
    looked_at_ += line;
  }
  if (extension == ".json")
    layout_ = is_lone_bracket(line) ? Layout::kJsonDocument : Layout::kJsonLines;
  else if (!is_blank(line) && !is_json_object(line))
    layout_ = Layout::kText;
}

std::optional<RawReport> ReportStream::next_line() {
  while (!looked_at_.empty() || current_->good()) {
    std::string line;
    bool fits = true;
    if (looked_at_.empty()) {
      fits = append_line(*current_, line, kLongestReport);
    } else {
      const std::size_t end = std::min(looked_at_.find('\n'), looked_at_.size() - 1) + 1;
      line = looked_at_.substr(0, end);
      looked_at_.erase(0, end);
      fits = line.size() <= kLongestReport;
    }
    if (line.empty()) continue;
    ++line_;
    if (is_blank(line)) continue;
    const std::string place = fmt::format("{}:{}", name_, line_);
    if (!fits) return RawReport{place, "", true, Error{ErrorCode::kInvalid, too_long(), ""}};
    return RawReport{place, std::move(line), true, std::nullopt};
  }
  return std::nullopt;
}

RawReport ReportStream::whole() {
  RawReport report{name_, std::exchange(looked_at_, ""), layout_ == Layout::kJsonDocument, std::nullopt};
  while (current_->good() && report.bytes.size() <= kLongestReport)
    append_line(*current_, report.bytes, kLongestReport + 1);
  if (report.bytes.size() > kLongestReport) {
    report.bytes.clear();
    report.error = Error{ErrorCode::kInvalid, too_long(), ""};
  }
  current_ = nullptr;
  return report;
}

}  // namespace grotius::cli
