#include "base/mapped_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

namespace grotius {
namespace {

// False, with errno, where reading fails.
bool read_all(int handle, std::vector<char>& out) {
  std::array<char, 1 << 16> part{};
  while (true) {
    const ssize_t count = ::read(handle, part.data(), part.size());
    if (count == 0) return true;
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) out.insert(out.end(), part.begin(), part.begin() + count);
  }
}

// Null where there is nothing to map.
void* map_copy(const std::vector<char>& bytes) {
  if (bytes.empty()) return nullptr;
  void* const data = ::mmap(nullptr, bytes.size(), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (data != MAP_FAILED) std::memcpy(data, bytes.data(), bytes.size());
  return data;
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::string& path, std::string_view what) {
  const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) {
    const ErrorCode code = errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kUnreadable;
    return fail(code, fmt::format("{} cannot be opened: {}", what, std::strerror(errno)), path);
  }
  struct stat status {};
  const bool is_regular = ::fstat(handle, &status) == 0 && S_ISREG(status.st_mode);
  const auto size = is_regular ? static_cast<std::size_t>(status.st_size) : 0;
  MappedFile out;
  void* data = size > 0 ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, handle, 0) : MAP_FAILED;
  out.is_of_file_ = data != MAP_FAILED;
  out.size_ = size;
  if (std::vector<char> bytes; !out.is_of_file_ && read_all(handle, bytes)) {
    data = map_copy(bytes);
    out.size_ = bytes.size();
  }
  const int error = errno;
  ::close(handle);
  if (data == MAP_FAILED)
    return fail(ErrorCode::kUnreadable, fmt::format("{} cannot be read: {}", what, std::strerror(error)), path);
  out.data_ = static_cast<const char*>(data);
  return out;
}

MappedFile::MappedFile(MappedFile&& other) noexcept { *this = std::move(other); }

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(is_of_file_, other.is_of_file_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

void MappedFile::release_pages() const {
  if (is_of_file_) ::madvise(const_cast<char*>(data_), size_, MADV_DONTNEED);
}

}  // namespace grotius
