#include "registry/registry.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "registry/formats.h"

namespace grotius {
namespace {

std::string key(std::string_view name) {
  std::string out;
  for (char c : name) {
    if (c == '.') continue;
    if (c == '_' || c == '-') c = ' ';
    if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

bool RegistryEntry::holds(std::optional<Day> on) const {
  if (!on) return !from && !to;
  return (!from || *from <= *on) && (!to || *on < *to);
}

Result<Registry> Registry::load(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(ErrorCode::kNotFound, "the registry file cannot be opened", file);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (in.bad()) return fail(ErrorCode::kUnreadable, "the registry file cannot be read", file);
  auto entries = looks_like_petrarch(text) ? read_petrarch(text, file) : read_own_format(text, file);
  if (!entries) return tl::unexpected(std::move(entries).error());
  Registry out;
  for (RegistryEntry& entry : *entries) out.add(std::move(entry));
  return out;
}

void Registry::add(RegistryEntry entry) {
  for (const std::string& name : entry.names) {
    auto& known = by_name_[key(name)];
    if (known.empty() || known.back() != entries_.size()) known.push_back(entries_.size());
  }
  entries_.push_back(std::move(entry));
}

std::vector<const RegistryEntry*> Registry::find(std::string_view name) const {
  std::vector<const RegistryEntry*> out;
  const auto at = by_name_.find(key(name));
  if (at == by_name_.end()) return out;
  for (const std::size_t entry : at->second) out.push_back(&entries_[entry]);
  return out;
}

}  // namespace grotius
