// Independent pieces of work, side by side on the processors there are.
//
// Enters: functions that share nothing they change. Leaves: when all are done; what the first of them threw, in their
// order, is thrown again. How many run at once must not be seen in what they make. Where the system gives no more
// threads, the calling one does all of it.
//
//   do_together({[&] { a = make_a(); }, [&] { b = make_b(); }});
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <system_error>
#include <thread>
#include <vector>

namespace grotius {

inline void do_together(const std::vector<std::function<void()>>& pieces) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::exception_ptr> failures(pieces.size());
  const auto work = [&] {
    for (std::size_t i = next++; i < pieces.size(); i = next++) try {
        pieces[i]();
      } catch (...) {
        failures[i] = std::current_exception();
      }
  };
  std::vector<std::thread> others;
  const std::size_t most = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), pieces.size());
  try {
    others.reserve(most);
    while (others.size() + 1 < most) others.emplace_back(work);
  } catch (const std::system_error&) {
    // Those that there are do it.
  }
  work();
  for (std::thread& one : others) one.join();
  for (const std::exception_ptr& failure : failures)
    if (failure) std::rethrow_exception(failure);
}

// The numbers below `count` in ranges [first, behind the last), each handed to `work`.
template <class Work>
void do_in_ranges(std::size_t count, const Work& work) {
  constexpr std::size_t kLeast = 1000;  // fewer are not worth a thread
  constexpr std::size_t kRanges = 16;   // so that none waits long for another
  if (count < 2 * kLeast) return work(std::size_t{0}, count);
  const std::size_t size = std::max(kLeast, count / kRanges + 1);
  std::vector<std::function<void()>> pieces;
  for (std::size_t first = 0; first < count; first += size)
    pieces.emplace_back([&work, first, last = std::min(count, first + size)] { work(first, last); });
  do_together(pieces);
}

}  // namespace grotius
