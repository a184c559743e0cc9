#include "cli/open_reader.h"

#include "cli/resources.h"

namespace grotius::cli {

Result<std::string> lexicon_folder(const std::string& lexicon) {
  return find_lexicon(lexicon, environment("GROTIUS_LEXICON"), this_program());
}

Result<std::unique_ptr<const Reader>> open_reader(const std::string& model, const std::string& lexicon,
                                                  const std::string& registry) {
  const auto file = find_model(model, environment("GROTIUS_MODEL"), this_program());
  if (!file) return tl::unexpected(file.error());
  const auto folder = lexicon_folder(lexicon);
  if (!folder) return tl::unexpected(folder.error());
  if (registry.empty()) return Reader::open(*file, *folder);
  auto own = Registry::load(registry);
  if (!own) return tl::unexpected(std::move(own).error());
  return Reader::open(*file, *folder, *std::move(own));
}

}  // namespace grotius::cli
