#include "actors/names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace grotius {
namespace {

constexpr float kImpossible = -std::numeric_limits<float>::infinity();
constexpr float kTouching = 2.0F;      // in logits
constexpr float kLeastCertain = 0.5F;  // of a name's kind, on average over its mentions

std::string_view tag_of(std::string_view label) { return label.size() > 2 ? label.substr(2) : std::string_view(); }
bool inside(std::string_view label) { return label.starts_with("I-"); }

// What it costs that a label follows another. Names of a kind seldom touch without a comma ("National Assembly" is one,
// not two), but peoples do ("Iraqi Shiites").
float cost(std::string_view before, std::string_view label) {
  const std::string_view tag = tag_of(label);
  const bool alike = tag_of(before) == tag;
  if (inside(label)) return alike ? 0 : -kImpossible;
  return alike && !tag.empty() && tag != to_string(NameTag::kNorp) ? kTouching : 0;
}

std::optional<NameTag> name_tag(std::string_view tag) {
  for (const auto known : {NameTag::kPer, NameTag::kOrg, NameTag::kGpe, NameTag::kLoc, NameTag::kNorp, NameTag::kMisc})
    if (to_string(known) == tag) return known;
  return std::nullopt;
}

// The best label of every word of one sentence.
std::vector<std::size_t> best_path(const Matrix& logits, const std::vector<std::string>& labels,
                                   const std::vector<float>& costs, WordSpan sentence) {
  const std::size_t n = sentence.size(), k = labels.size();
  std::vector<float> score(k);
  std::vector<std::vector<std::size_t>> from(n, std::vector<std::size_t>(k, 0));
  for (std::size_t l = 0; l < k; ++l) score[l] = inside(labels[l]) ? kImpossible : logits.row(sentence.begin)[l];
  for (std::size_t i = 1; i < n; ++i) {
    std::vector<float> next(k, kImpossible);
    for (std::size_t l = 0; l < k; ++l)
      for (std::size_t p = 0; p < k; ++p)
        if (const float reached = score[p] - costs[p * k + l]; reached > next[l]) {
          next[l] = reached;
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

// How much of the probability of a name's words goes to each kind, B- and I- together.
using TagShares = std::array<float, 6>;

TagShares tag_shares(const Matrix& logits, const std::vector<std::string>& labels, WordSpan words) {
  TagShares shares{};
  for (std::uint32_t w = words.begin; w < words.end; ++w) {
    const float* row = logits.row(w);
    const float top = *std::max_element(row, row + labels.size());
    float sum = 0;
    for (std::size_t l = 0; l < labels.size(); ++l) sum += std::exp(row[l] - top);
    for (std::size_t l = 0; l < labels.size(); ++l)
      if (const auto tag = name_tag(tag_of(labels[l])))
        shares[static_cast<std::size_t>(*tag)] += std::exp(row[l] - top) / sum / static_cast<float>(words.size());
  }
  return shares;
}

}  // namespace

void settle_tags(std::vector<Name>& names, const std::vector<std::string>& surfaces, const Matrix& logits,
                 const std::vector<std::string>& labels) {
  struct Mentions {
    TagShares shares{};
    float count = 0;
  };
  std::unordered_map<std::string, Mentions> by_surface;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const TagShares own = tag_shares(logits, labels, names[i].words);
    Mentions& all = by_surface[surfaces[i]];
    std::transform(all.shares.begin(), all.shares.end(), own.begin(), all.shares.begin(), std::plus<>());
    ++all.count;
  }
  std::vector<Name> certain;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Mentions& all = by_surface[surfaces[i]];
    const auto best = std::max_element(all.shares.begin(), all.shares.end());
    if (*best < kLeastCertain * all.count) continue;
    certain.push_back({names[i].words, static_cast<NameTag>(best - all.shares.begin())});
  }
  names = std::move(certain);
}

std::vector<Name> decode_names(const Matrix& logits, const std::vector<std::string>& labels,
                               const std::vector<WordSpan>& sentences) {
  std::vector<float> costs;  // [label before, label]
  for (const auto& before : labels)
    for (const auto& label : labels) costs.push_back(cost(before, label));
  std::vector<Name> names;
  for (const auto& sentence : sentences) {
    if (sentence.empty()) continue;
    const auto path = best_path(logits, labels, costs, sentence);
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
