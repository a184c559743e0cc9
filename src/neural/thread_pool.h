// A few threads that share out numbered pieces of work.
//
// Invariants: parallel_for calls the function once for every index and returns when all calls have; which thread takes
//   which index is open, so results are the same for any number of threads as long as index i writes only what is i's.
//   The calling thread works too, so a call from inside another call's work cannot block for want of a thread.
// Thread safety: parallel_for may be called from several threads at once. The function must not throw.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

namespace grotius {

class ThreadPool {
 public:
  // `threads` in all, the caller of parallel_for included; at least one.
  explicit ThreadPool(std::size_t threads);
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  [[nodiscard]] std::size_t size() const { return workers_.size() + 1; }

  // work(index, slot) for index = 0 … count − 1. Calls that run at the same time have different slots, all below
  // size(): an index of scratch memory.
  void parallel_for(std::size_t count, const std::function<void(std::size_t index, std::size_t slot)>& work);

 private:
  struct Job;
  void serve();
  void help(Job& job, std::unique_lock<std::mutex>& lock);

  std::mutex mutex_;
  std::condition_variable work_or_stop_, job_done_;
  std::list<Job*> jobs_;  // with indices not yet taken
  bool stop_ = false;
  std::vector<std::thread> workers_;
};

// As pool->parallel_for; without a pool on this thread, in order.
void parallel_for(ThreadPool* pool, std::size_t count,
                  const std::function<void(std::size_t index, std::size_t slot)>& work);

}  // namespace grotius
