// Values as bytes and back, for what is kept of a case between two programs. Private to the stage.
//
// Numbers seven bits a byte, the eighth set where more follow; texts and lists with their sizes before them. Bytes that
// end too soon give zeros and empty texts, and is_whole() is false then. Thread safety: none.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace grotius {

class Packer {
 public:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) out_ += static_cast<char>(value | 0x80U);
    out_ += static_cast<char>(value);
  }
  void text(std::string_view value) {
    number(value.size());
    out_ += value;
  }
  template <class List>
  void texts(const List& list) {
    number(list.size());
    for (const auto& one : list) text(one);
  }
  template <class Counts>
  void counts(const Counts& counts) {
    number(counts.size());
    for (const auto& [value, times] : counts) {
      text(value);
      number(static_cast<std::uint64_t>(times));
    }
  }
  [[nodiscard]] std::string done() { return std::move(out_); }

 private:
  std::string out_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}
  std::uint64_t number() {
    std::uint64_t out = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      out |= std::uint64_t{byte & 0x7fU} << shift;
      if (byte < 0x80) return out;
    }
    is_whole_ = false;
    return 0;
  }
  std::string text() {
    const std::uint64_t size = number();
    if (size > rest_.size()) {
      is_whole_ = false;
      rest_ = {};
      return "";
    }
    std::string out(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return out;
  }
  // Calls for every entry of a list.
  template <class Take>
  void each(Take take) {
    for (std::uint64_t left = number(); left > 0 && is_whole_; --left) take();
  }
  template <class Set>
  void texts(Set& set) {
    each([&] { set.insert(set.end(), text()); });
  }
  template <class Counts>
  void counts(Counts& counts) {
    each([&] {
      std::string value = text();
      counts[std::move(value)] = static_cast<typename Counts::mapped_type>(number());
    });
  }
  [[nodiscard]] bool is_whole() const { return is_whole_; }

 private:
  std::string_view rest_;
  bool is_whole_ = true;
};

}  // namespace grotius
