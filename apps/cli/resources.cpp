#include "cli/resources.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <string_view>

namespace grotius::cli {
namespace {

namespace fs = std::filesystem;

struct Resource {
  std::string_view what, option, variable;
  fs::path installed, in_source_tree;  // from the program's folder
};

Result<std::string> find(const Resource& resource, const std::string& option, const std::string& environment,
                         const fs::path& program) {
  if (!option.empty()) return option;
  if (!environment.empty()) return environment;
  std::string looked_at;
  for (const fs::path& place : {resource.installed, resource.in_source_tree}) {
    const fs::path path = (program.parent_path() / place).lexically_normal();
    std::error_code ignored;
    if (fs::exists(path, ignored)) return path.string();
    looked_at += (looked_at.empty() ? "" : " and ") + path.string();
  }
  return fail(ErrorCode::kNotFound, fmt::format("no {} found: looked at {}; name one with {} or {}", resource.what,
                                                looked_at, resource.option, resource.variable));
}

}  // namespace

fs::path this_program() {
  std::error_code ignored;
  return fs::read_symlink("/proc/self/exe", ignored);
}

std::string environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

Result<std::string> find_model(const std::string& option, const std::string& environment, const fs::path& program) {
  return find(
      {"model", "--model", "GROTIUS_MODEL", "../share/grotius/grotius-en.model", "../../../models/grotius-en.model"},
      option, environment, program);
}

Result<std::string> find_lexicon(const std::string& option, const std::string& environment, const fs::path& program) {
  return find({"lexicon", "--lexicon", "GROTIUS_LEXICON", "../share/grotius/lexicon", "../../../lexicon"}, option,
              environment, program);
}

}  // namespace grotius::cli
