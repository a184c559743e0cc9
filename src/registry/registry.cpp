#include "registry/registry.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "registry/formats.h"

namespace grotius {
namespace {

// What a name is looked up by, into `out`.
void write_key(std::string_view name, std::string& out) {
  out.clear();
  for (char c : name) {
    if (c == '.') continue;
    if (c == '_' || c == '-') c = ' ';
    if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
}

std::uint64_t hash_of(const std::string& key) { return std::hash<std::string>()(key); }

}  // namespace

bool RegistryEntry::holds(std::optional<Day> on) const {
  if (!on) return !from && !to;
  return (!from || *from <= *on) && (!to || *on < *to);
}

Result<Registry> Registry::load(const std::string& path) {
  auto file = MappedFile::open(path, "the registry file");
  if (!file) return tl::unexpected(std::move(file).error());
  Registry out;
  out.path_ = path;
  out.file_ = *std::move(file);
  const std::string_view text = out.file_.text();
  auto entries = looks_like_petrarch(text) ? read_petrarch(text, path, out.written_anew_) : read_own_format(text, path);
  if (!entries) return tl::unexpected(std::move(entries).error());
  out.entries_ = *std::move(entries);
  out.sort_names();
  return out;
}

void Registry::sort_names() {
  std::string key;
  for (std::uint32_t i = 0; i < entries_.size(); ++i)
    for (const std::string_view name : entries_[i].names) {
      write_key(name, key);
      by_name_.push_back({hash_of(key), i});
    }
  std::sort(by_name_.begin(), by_name_.end());
  by_name_.erase(std::unique(by_name_.begin(), by_name_.end()), by_name_.end());
}

std::vector<const RegistryEntry*> Registry::find(std::string_view name) const {
  std::string key, other;
  write_key(name, key);
  const auto is_named = [&](const RegistryEntry& entry) {
    return std::any_of(entry.names.begin(), entry.names.end(), [&](std::string_view known) {
      write_key(known, other);
      return other == key;
    });
  };
  std::vector<const RegistryEntry*> out;
  const std::uint64_t hash = hash_of(key);
  for (auto at = std::lower_bound(by_name_.begin(), by_name_.end(), Named{hash, 0});
       at != by_name_.end() && at->hash == hash; ++at)
    if (is_named(entries_[at->entry])) out.push_back(&entries_[at->entry]);
  return out;
}

std::string Registry::place_of(const RegistryEntry& entry) const { return fmt::format("{}:{}", path_, entry.line); }

}  // namespace grotius
