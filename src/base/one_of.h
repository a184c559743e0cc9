// Is a word in a short list? Closed classes of a few words; longer lists are lexicon/'s.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace grotius {

[[nodiscard]] inline bool one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

template <class Item, class Like>
[[nodiscard]] bool contains(const std::vector<Item>& list, const Like& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

}  // namespace grotius
