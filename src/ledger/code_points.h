// Where the code points of a UTF-8 text begin, to take passages by code points. O(1) a lookup after one pass.
// Private to the stage.
#pragma once

#include <string_view>
#include <vector>

#include "ledger/ledger.h"

namespace grotius {

class CodePoints {
 public:
  explicit CodePoints(std::string_view utf8) : text_(utf8) {
    for (std::uint32_t i = 0; i < utf8.size(); ++i)
      if ((static_cast<unsigned char>(utf8[i]) & 0xc0U) != 0x80U) starts_.push_back(i);
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(starts_.size()); }
  [[nodiscard]] std::string_view slice(PointSpan span) const {
    const std::uint32_t begin = byte(span.begin);
    return text_.substr(begin, std::max(byte(span.end), begin) - begin);
  }

 private:
  [[nodiscard]] std::uint32_t byte(std::uint32_t point) const {
    return point < size() ? starts_[point] : static_cast<std::uint32_t>(text_.size());
  }
  std::string_view text_;
  std::vector<std::uint32_t> starts_;
};

}  // namespace grotius
