#include "cli/open_reader.h"

#include <cstdlib>
#include <filesystem>

#include "cli/resources.h"

namespace grotius::cli {
namespace {

std::string environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::filesystem::path program() {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/exe", ignored);
}

}  // namespace

Result<std::string> lexicon_folder(const std::string& lexicon) {
  return find_lexicon(lexicon, environment("GROTIUS_LEXICON"), program());
}

Result<std::unique_ptr<const Reader>> open_reader(const std::string& model, const std::string& lexicon) {
  const auto file = find_model(model, environment("GROTIUS_MODEL"), program());
  if (!file) return tl::unexpected(file.error());
  const auto folder = lexicon_folder(lexicon);
  if (!folder) return tl::unexpected(folder.error());
  return Reader::open(*file, *folder);
}

}  // namespace grotius::cli
