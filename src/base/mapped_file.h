// A file's bytes where they lie, for tables and tensors that are read in place.
//
// Enters: a path. Leaves: a view of its bytes, valid as long as the MappedFile lives, wherever it is moved to. A
// regular file is mapped, so that programs share its pages and only those that are looked at are read; what cannot be
// mapped (a pipe such as <(cat a b)) is read whole. The first byte lies at the beginning of a page. Thread safety:
// immutable. Errors: kNotFound, kUnreadable, with the path. The file must not be cut short meanwhile: who replaces one
// writes another and renames it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace grotius {

class MappedFile {
 public:
  // `what`: as an error names it, "the gazetteer".
  [[nodiscard]] static Result<MappedFile> open(const std::string& path, std::string_view what);
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  [[nodiscard]] std::string_view text() const { return {data_, size_}; }
  [[nodiscard]] const std::uint8_t* data() const { return reinterpret_cast<const std::uint8_t*>(data_); }
  [[nodiscard]] std::size_t size() const { return size_; }
  // Lets the system drop the mapped pages; they come back from the file when read again.
  void release_pages() const;

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
  bool is_of_file_ = false;  // else of a copy
};

}  // namespace grotius
