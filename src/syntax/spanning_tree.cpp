#include "syntax/spanning_tree.h"

#include <algorithm>
#include <cstddef>

namespace grotius {
namespace {

constexpr std::uint32_t kNone = 0xffffffff;

// An arc between two slots, and the two words of the sentence (0 = root) it stands for once cycles are contracted.
struct Arc {
  double score = 0;
  std::uint32_t head = 0, dependent = 0;
};

// A node of the contraction forest: a word or a contracted cycle.
struct Node {
  std::uint32_t parent = kNone;  // the cycle it was contracted into
  Arc in;                        // the arc chosen to enter it
};

// Grows a path backwards along best entering arcs until it meets the finished tree; a cycle met on the way becomes one
// node in the slot of its first member. Every node chooses its entering arc once and there are at most 2n of them.
class Contraction {
 public:
  explicit Contraction(const Matrix& scores)
      : size_(scores.rows + 1), arcs_(size_ * size_), node_(size_), nodes_(size_) {
    const double penalty = root_penalty(scores);
    for (std::uint32_t dependent = 1; dependent < size_; ++dependent)
      for (std::uint32_t head = 0; head < size_; ++head)
        arc(head, dependent) = {scores.row(dependent - 1)[head] - (head == 0 ? penalty : 0), head, dependent};
    for (std::uint32_t slot = 0; slot < size_; ++slot) node_[slot] = slot, live_.push_back(slot);
  }

  std::vector<std::uint32_t> heads() {
    std::vector<State> state(size_, State::kUntouched);
    state[0] = State::kFinished;
    for (std::uint32_t start = 1; start < size_; ++start)
      if (state[start] == State::kUntouched) grow(start, state);
    return expand();
  }

 private:
  enum class State { kUntouched, kOnPath, kFinished, kMerged };

  // A second arc from the root costs more than any other choice of arcs could win back, so the best tree has just one.
  static double root_penalty(const Matrix& scores) {
    double low = 0, high = 0;
    for (std::size_t i = 0; i < scores.rows; ++i)
      for (std::size_t j = 0; j < scores.cols; ++j) {
        if (j == i + 1) continue;
        low = std::min<double>(low, scores.row(i)[j]);
        high = std::max<double>(high, scores.row(i)[j]);
      }
    return (high - low + 1) * static_cast<double>(scores.rows + 1);
  }

  Arc& arc(std::uint32_t head, std::uint32_t dependent) { return arcs_[head * size_ + dependent]; }

  // The slot with the best arc into `slot`; the first of equals, so that ties fall the same way everywhere.
  std::uint32_t best_head(std::uint32_t slot) {
    std::uint32_t best = kNone;
    for (const std::uint32_t head : live_)
      if (head != slot && (best == kNone || arc(head, slot).score > arc(best, slot).score)) best = head;
    return best;
  }

  void grow(std::uint32_t start, std::vector<State>& state) {
    std::vector<std::uint32_t> path{start};
    state[start] = State::kOnPath;
    while (true) {
      const std::uint32_t slot = path.back();
      const std::uint32_t head = best_head(slot);
      nodes_[node_[slot]].in = arc(head, slot);
      if (state[head] == State::kFinished) break;
      if (state[head] == State::kUntouched) {
        state[head] = State::kOnPath;
        path.push_back(head);
        continue;
      }
      const auto first = std::find(path.begin(), path.end(), head);
      contract({first, path.end()}, state);
      path.erase(first + 1, path.end());
    }
    for (const std::uint32_t slot : path) state[slot] = State::kFinished;
  }

  // Cycle members leave their slots but the first, which the new node takes. An arc into the cycle at a member is worth
  // what it gains over the member's own arc of the cycle.
  void contract(const std::vector<std::uint32_t>& cycle, std::vector<State>& state) {
    std::vector<double> own(cycle.size());
    for (std::size_t k = 0; k < cycle.size(); ++k) {
      own[k] = nodes_[node_[cycle[k]]].in.score;
      nodes_[node_[cycle[k]]].parent = static_cast<std::uint32_t>(nodes_.size());
      state[cycle[k]] = State::kMerged;
    }
    live_.erase(std::remove_if(live_.begin(), live_.end(), [&](auto slot) { return state[slot] == State::kMerged; }),
                live_.end());
    const std::uint32_t target = cycle.front();
    for (const std::uint32_t other : live_) {
      Arc in = arc(other, target), out = arc(target, other);
      in.score -= own[0];
      for (std::size_t k = 1; k < cycle.size(); ++k) {
        Arc entering = arc(other, cycle[k]);
        entering.score -= own[k];
        if (entering.score > in.score) in = entering;
        if (arc(cycle[k], other).score > out.score) out = arc(cycle[k], other);
      }
      arc(other, target) = in;
      arc(target, other) = out;
    }
    node_[target] = static_cast<std::uint32_t>(nodes_.size());
    nodes_.emplace_back();
    state[target] = State::kOnPath;
    live_.insert(std::lower_bound(live_.begin(), live_.end(), target), target);
  }

  // From the last cycle to the first: the arc that enters a cycle replaces the own arc of the member it enters at.
  std::vector<std::uint32_t> expand() {
    for (std::size_t cycle = nodes_.size(); cycle-- > size_;) {
      std::uint32_t member = nodes_[cycle].in.dependent;
      while (nodes_[member].parent != cycle) member = nodes_[member].parent;
      nodes_[member].in = nodes_[cycle].in;
    }
    std::vector<std::uint32_t> heads(size_ - 1);
    for (std::size_t word = 1; word < size_; ++word) heads[word - 1] = nodes_[word].in.head;
    return heads;
  }

  std::size_t size_;
  std::vector<Arc> arcs_;
  std::vector<std::uint32_t> node_;  // by slot, the node that lives there
  std::vector<Node> nodes_;          // words first, then cycles in the order they were contracted
  std::vector<std::uint32_t> live_;  // slots in use, ascending
};

}  // namespace

std::vector<std::uint32_t> best_tree(const Matrix& arcs) {
  if (arcs.rows == 0) return {};
  return Contraction(arcs).heads();
}

}  // namespace grotius
