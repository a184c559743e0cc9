#include "cli/open_reader.h"

#include "cli/resources.h"

namespace grotius::cli {

Result<std::string> lexicon_folder(const std::string& lexicon) {
  return find_lexicon(lexicon, environment("GROTIUS_LEXICON"), this_program());
}

Result<std::unique_ptr<const Reader>> open_reader(const std::string& model, const std::string& lexicon,
                                                  const std::string& registry, const std::string& verbs) {
  const auto file = find_model(model, environment("GROTIUS_MODEL"), this_program());
  if (!file) return tl::unexpected(file.error());
  const auto folder = lexicon_folder(lexicon);
  if (!folder) return tl::unexpected(folder.error());
  auto actors = registry.empty() ? Result<Registry>(Registry()) : Registry::load(registry);
  if (!actors) return tl::unexpected(std::move(actors).error());
  auto codes = verbs.empty() ? Result<VerbDictionary>(VerbDictionary()) : VerbDictionary::load(verbs);
  if (!codes) return tl::unexpected(std::move(codes).error());
  return Reader::open(*file, *folder, {*std::move(actors), *std::move(codes)});
}

}  // namespace grotius::cli
