#include "actors/names.h"

#include <limits>
#include <optional>
#include <string_view>

namespace grotius {
namespace {

constexpr float kImpossible = -std::numeric_limits<float>::infinity();

std::string_view tag_of(std::string_view label) { return label.size() > 2 ? label.substr(2) : std::string_view(); }
bool inside(std::string_view label) { return label.starts_with("I-"); }

bool may_follow(std::string_view before, std::string_view label) {
  return !inside(label) || tag_of(before) == tag_of(label);
}

std::optional<NameTag> name_tag(std::string_view tag) {
  for (const auto known : {NameTag::kPer, NameTag::kOrg, NameTag::kGpe, NameTag::kLoc, NameTag::kNorp, NameTag::kMisc})
    if (to_string(known) == tag) return known;
  return std::nullopt;
}

// The best label of every word of one sentence.
std::vector<std::size_t> best_path(const Matrix& logits, const std::vector<std::string>& labels, WordSpan sentence) {
  const std::size_t n = sentence.size(), k = labels.size();
  std::vector<float> score(k);
  std::vector<std::vector<std::size_t>> from(n, std::vector<std::size_t>(k, 0));
  for (std::size_t l = 0; l < k; ++l) score[l] = inside(labels[l]) ? kImpossible : logits.row(sentence.begin)[l];
  for (std::size_t i = 1; i < n; ++i) {
    std::vector<float> next(k, kImpossible);
    for (std::size_t l = 0; l < k; ++l)
      for (std::size_t p = 0; p < k; ++p)
        if (may_follow(labels[p], labels[l]) && score[p] > next[l]) {
          next[l] = score[p];
          from[i][l] = p;
        }
    for (std::size_t l = 0; l < k; ++l) next[l] += logits.row(sentence.begin + i)[l];
    score = std::move(next);
  }
  std::vector<std::size_t> path(n);
  for (std::size_t l = 1; l < k; ++l)
    if (score[l] > score[path[n - 1]]) path[n - 1] = l;
  for (std::size_t i = n - 1; i > 0; --i) path[i - 1] = from[i][path[i]];
  return path;
}

}  // namespace

std::vector<Name> decode_names(const Matrix& logits, const std::vector<std::string>& labels,
                               const std::vector<WordSpan>& sentences) {
  std::vector<Name> names;
  for (const auto& sentence : sentences) {
    if (sentence.empty()) continue;
    const auto path = best_path(logits, labels, sentence);
    for (std::uint32_t i = 0; i < sentence.size(); ++i) {
      const std::string_view label = labels[path[i]];
      const auto tag = name_tag(tag_of(label));
      if (!tag) continue;
      if (inside(label))
        names.back().words.end = sentence.begin + i + 1;
      else
        names.push_back({{sentence.begin + i, sentence.begin + i + 1}, *tag});
    }
  }
  return names;
}

}  // namespace grotius
