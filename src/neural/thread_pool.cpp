#include "neural/thread_pool.h"

#include <algorithm>

namespace grotius {

struct ThreadPool::Job {
  const std::function<void(std::size_t, std::size_t)>* work;
  std::size_t count = 0;
  std::size_t next = 0;    // the first index not yet taken
  std::size_t active = 0;  // threads inside `help`
  std::size_t slots = 0;   // handed out; a thread keeps its slot until no index is left
};

ThreadPool::ThreadPool(std::size_t threads) {
  for (std::size_t i = 1; i < threads; ++i) workers_.emplace_back([this] { serve(); });
}

ThreadPool::~ThreadPool() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  work_or_stop_.notify_all();
  for (std::thread& worker : workers_) worker.join();
}

void ThreadPool::serve() {
  std::unique_lock lock(mutex_);
  while (true) {
    work_or_stop_.wait(lock, [this] { return stop_ || !jobs_.empty(); });
    if (stop_) return;
    help(*jobs_.front(), lock);
  }
}

// Takes indices until none is left. A thread joins a job at most once, so slots stay below the number of threads.
void ThreadPool::help(Job& job, std::unique_lock<std::mutex>& lock) {
  const std::size_t slot = job.slots++;
  ++job.active;
  while (job.next < job.count) {
    const std::size_t index = job.next++;
    if (job.next == job.count) jobs_.remove(&job);
    lock.unlock();
    (*job.work)(index, slot);
    lock.lock();
  }
  if (--job.active == 0) job_done_.notify_all();
}

void ThreadPool::parallel_for(std::size_t count, const std::function<void(std::size_t, std::size_t)>& work) {
  if (count == 0) return;
  Job job{&work, count};
  std::unique_lock lock(mutex_);
  jobs_.push_back(&job);
  if (count > 1) work_or_stop_.notify_all();
  help(job, lock);
  job_done_.wait(lock, [&job] { return job.active == 0; });
}

void parallel_for(ThreadPool* pool, std::size_t count, const std::function<void(std::size_t, std::size_t)>& work) {
  if (pool != nullptr) {
    pool->parallel_for(count, work);
    return;
  }
  for (std::size_t index = 0; index < count; ++index) work(index, 0);
}

}  // namespace grotius
