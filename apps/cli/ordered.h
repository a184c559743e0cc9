// Work on many items side by side, results in the order of the items.
//
// `next()` gives std::optional items and is called by one thread at a time; `work(item)` runs on `jobs` threads at
// once; `emit(result)` is called by one thread at a time, in the order of the items, as soon as each one's turn has
// come, and returns false to stop early. At most a few items a job are held at any time, however many come. With one
// job all happens on the calling thread. None of the three may throw.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace grotius::cli {

template <class Next, class Work, class Emit>
class OrderedRun {
 public:
  using Item = typename std::invoke_result_t<Next&>::value_type;
  using Out = std::invoke_result_t<Work&, Item>;

  OrderedRun(unsigned jobs, Next next, Work work, Emit emit)
      : jobs_(jobs), next_(std::move(next)), work_(std::move(work)), emit_(std::move(emit)) {}

  void run() {
    if (jobs_ <= 1) return worker();
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < jobs_; ++i) threads.emplace_back([this] { worker(); });
    for (std::thread& thread : threads) thread.join();
  }

 private:
  void worker() {
    while (auto taken = take()) {
      Out out = work_(std::move(taken->second));
      hand_over(taken->first, std::move(out));
    }
  }

  std::optional<std::pair<std::size_t, Item>> take() {
    const std::lock_guard lock(taking_);
    if (is_stopped()) return std::nullopt;
    auto item = next_();
    if (!item) return std::nullopt;
    return std::pair{taken_++, *std::move(item)};
  }

  // The worker whose result is due writes it and all finished ones behind it; one that is far ahead waits, so that
  // results do not pile up behind a slow item.
  void hand_over(std::size_t index, Out out) {
    std::unique_lock lock(emitting_);
    finished_.emplace(index, std::move(out));
    for (auto due = finished_.find(emitted_); due != finished_.end(); due = finished_.find(emitted_)) {
      if (!stopped_) stopped_ = !emit_(std::move(due->second));
      finished_.erase(due);
      ++emitted_;
    }
    moved_.notify_all();
    moved_.wait(lock, [&] { return stopped_ || index < emitted_ + 2 * jobs_; });
  }

  bool is_stopped() {
    const std::lock_guard lock(emitting_);
    return stopped_;
  }

  const unsigned jobs_;
  Next next_;
  Work work_;
  Emit emit_;
  std::mutex taking_, emitting_;
  std::size_t taken_ = 0;    // guarded by taking_
  std::size_t emitted_ = 0;  // this and below guarded by emitting_
  std::map<std::size_t, Out> finished_;
  std::condition_variable moved_;
  bool stopped_ = false;
};

template <class Next, class Work, class Emit>
void run_in_order(unsigned jobs, Next next, Work work, Emit emit) {
  OrderedRun<Next, Work, Emit>(jobs, std::move(next), std::move(work), std::move(emit)).run();
}

}  // namespace grotius::cli
