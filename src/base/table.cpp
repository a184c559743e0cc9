#include "base/table.h"

#include <fmt/format.h>

namespace grotius {

Fields split(std::string_view text, std::string_view separator) {
  const auto parts = split_in_place(text, separator);
  return {parts.begin(), parts.end()};
}

std::vector<std::string_view> split_in_place(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> out;
  while (true) {
    const auto at = text.find(separator);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + separator.size());
  }
}

Result<bool> for_each_row(std::string_view text, const std::string& file, std::size_t columns,
                          const std::function<std::string(const Fields&)>& take) {
  std::size_t number = 0;
  for (const std::string& line : split(text, "\n")) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    Fields fields = split(line, "\t");
    const std::string place = fmt::format("{}:{}", file, number);
    if (fields.size() != columns)
      return fail(ErrorCode::kMalformed, fmt::format("a row has {} fields, this has {}", columns, fields.size()),
                  place);
    for (std::string& field : fields)
      if (field == "-") field.clear();
    if (const std::string wrong = take(fields); !wrong.empty()) return fail(ErrorCode::kMalformed, wrong, place);
  }
  return true;
}

}  // namespace grotius
