#include "actors/ranker.h"

#include <fmt/format.h>

#include <charconv>

namespace grotius {

std::string Weights::add(const std::string& signal, const std::vector<std::string>& columns) {
  Row row{};
  for (std::size_t c = 0; c < kClasses; ++c) {
    const auto* end = columns[c].data() + columns[c].size();
    const auto [at, error] = std::from_chars(columns[c].data(), end, row[c]);
    if (error != std::errc() || at != end) return fmt::format("\"{}\" is no number", columns[c]);
  }
  if (!rows_.emplace(signal, row).second) return fmt::format("\"{}\" is listed twice", signal);
  return {};
}

double Weights::of(std::string_view signal, std::size_t column) const {
  const auto at = rows_.find(signal);
  return at == rows_.end() ? 0 : at->second[column];
}

}  // namespace grotius
