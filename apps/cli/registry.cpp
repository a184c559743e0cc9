#include "cli/registry.h"

#include <fmt/format.h>

#include <cstdio>
#include <map>

#include "actors/lexicon.h"
#include "cli/open_reader.h"

namespace grotius::cli {
namespace {

int complain(const Error& error) {
  fmt::print(stderr, "grotius: {}\n", error.to_string());
  return 1;
}

Result<Registry> load_registry(const Options& options) {
  return options.registry.empty() ? Result<Registry>(Registry()) : Registry::load(options.registry);
}

Result<std::unique_ptr<const Lexicon>> load_lexicon(const Options& options, const Registry& registry) {
  const auto folder = lexicon_folder(options.lexicon);
  if (!folder) return tl::unexpected(folder.error());
  return Lexicon::load(*folder, registry);
}

std::string_view or_dash(std::string_view text) { return text.empty() ? "-" : text; }

// "person (3)", or of a dictionary that has no kinds "entry (3)".
std::string kinds_of(const Registry& registry) {
  std::map<std::string_view, std::size_t> kinds;
  for (const RegistryEntry& entry : registry.entries()) ++kinds[entry.kind.empty() ? "of no kind" : entry.kind];
  std::string out;
  for (const auto& [kind, count] : kinds) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count, kind);
  return out;
}

std::string term_of(const RegistryEntry& entry) {
  if (!entry.from && !entry.to) return "always";
  return fmt::format("{} to {}", entry.from ? to_iso(*entry.from) : "", entry.to ? to_iso(*entry.to) : "");
}

void print(const KnownName& known) {
  fmt::print("{}\t{}\t{}\t{}\t{}\t{}\n", known.name, known.kind, or_dash(known.country), or_dash(known.code),
             or_dash(known.wikidata), known.use);
}

void print(const RegistryEntry& entry, const std::string& place) {
  fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", entry.names.front(), or_dash(entry.kind), or_dash(entry.country),
             or_dash(entry.code), or_dash(entry.wikidata), or_dash(entry.role), term_of(entry), place);
}

}  // namespace

int check_registry(const Options& options) {
  const auto registry = load_registry(options);
  if (!registry) return complain(registry.error());
  if (const auto lexicon = load_lexicon(options, *registry); !lexicon) return complain(lexicon.error());
  fmt::print("{}: {} entries: {}\n", options.registry, registry->entries().size(), kinds_of(*registry));
  return 0;
}

int find_in_registry(const Options& options) {
  const auto registry = load_registry(options);
  if (!registry) return complain(registry.error());
  const auto lexicon = load_lexicon(options, Registry());
  if (!lexicon) return complain(lexicon.error());
  bool found = false;
  for (const KnownName& known : (*lexicon)->find(options.name)) {
    print(known);
    found = true;
  }
  const auto on = options.on ? parse_day(*options.on) : std::nullopt;
  for (const RegistryEntry* entry : registry->find(options.name)) {
    if (options.on && !entry->holds(on)) continue;
    print(*entry, registry->place_of(*entry));
    found = true;
  }
  if (!found) fmt::print(stderr, "grotius: nobody goes by the name of {}\n", options.name);
  return found ? 0 : 1;
}

}  // namespace grotius::cli
