#include "pipeline/pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/language.h"

namespace grotius {
namespace {

// Later stages ask for these roles by name; a model that was trained without one would be read out of bounds.
std::optional<Error> missing_role(const Model& model, const std::string& model_file) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kNeeded = {{{"role", "source"},
                                                                                      {"role", "target"},
                                                                                      {"role", "time"},
                                                                                      {"role", "place"},
                                                                                      {"role", "said"},
                                                                                      {"role", "cond"},
                                                                                      {"role", "on"},
                                                                                      {"role", "terms"},
                                                                                      {"role", "person"},
                                                                                      {"role", "role"},
                                                                                      {"role", "area"},
                                                                                      {"role", "instrument"},
                                                                                      {"cue_role", "source"},
                                                                                      {"cue_role", "content"}}};
  for (const auto& [head, label] : kNeeded) {
    const auto& labels = model.labels(head);
    if (std::find(labels.begin(), labels.end(), label) == labels.end())
      return Error{ErrorCode::kMalformed, fmt::format("the model's labels of \"{}\" lack \"{}\"", head, label),
                   model_file};
  }
  return std::nullopt;
}

}  // namespace

Reader::Reader(std::unique_ptr<const Model> model, std::unique_ptr<const Lexicon> lexicon,
               std::unique_ptr<const Geography> geography, Knowledge own)
    : model_(std::move(model)), lexicon_(std::move(lexicon)), geography_(std::move(geography)), own_(std::move(own)) {}

Result<std::unique_ptr<const Reader>> Reader::open(const std::string& model_file, const std::string& lexicon_directory,
                                                   Knowledge own) {
  auto model = Model::load(model_file);
  if (!model) return tl::unexpected(std::move(model).error());
  if (auto error = missing_role(**model, model_file)) return tl::unexpected(*std::move(error));
  auto lexicon = Lexicon::load(lexicon_directory, own.registry);
  if (!lexicon) return tl::unexpected(std::move(lexicon).error());
  auto geography = Geography::load(lexicon_directory);
  if (!geography) return tl::unexpected(std::move(geography).error());
  return std::unique_ptr<const Reader>(
      new Reader(*std::move(model), *std::move(lexicon), *std::move(geography), std::move(own)));
}

template <class Layers>
std::optional<Encoded> Reader::read_layers(Report report, ThreadPool* pool, Layers& layers) const {
  layers.document = read_text(std::move(report));
  if (!looks_english(layers.document)) return std::nullopt;
  layers.tokens = tokenize(layers.document);
  Encoded encoded = encode(*model_, layers.document, layers.tokens, pool);
  layers.parse = parse(*model_, layers.document, layers.tokens, encoded);
  layers.names = find_names(*model_, layers.document, layers.tokens, encoded, layers.parse, *lexicon_);
  // a second look where the first took a name for another word
  if (const auto missed = missed_surnames(layers.document, layers.tokens, layers.names); !missed.empty()) {
    encoded = encode(*model_, layers.document, layers.tokens, pool, missed, std::move(encoded));
    layers.parse = parse(*model_, layers.document, layers.tokens, encoded);
    layers.names = find_names(*model_, layers.document, layers.tokens, encoded, layers.parse, *lexicon_);
    add_surnames(missed, layers.names);
  }
  return encoded;
}

Reading Reader::read(Report report, ThreadPool* pool) const {
  Reading r;
  const std::optional<Encoded> encoded = read_layers(std::move(report), pool, r);
  if (!encoded) return r;
  r.times = resolve_times(r.document, r.tokens, r.parse);
  r.cast = find_actors(r.document, r.tokens, r.parse, r.names, *lexicon_);
  find_ground(r.document, r.tokens, r.parse, *lexicon_, *geography_, r.cast);
  r.statements = find_statements(*model_, r.document, r.tokens, *encoded, r.parse, r.times, *lexicon_, r.cast);
  r.facts = code_events(*model_, r.document, r.tokens, *encoded, r.parse, r.times, r.statements, *lexicon_, own_.verbs,
                        r.cast);
  identify_actors(r.document, *lexicon_, own_.registry, r.cast);
  resolve_places(*geography_, r.cast);
  return r;
}

ParsedReport Reader::parse_only(Report report, ThreadPool* pool) const {
  ParsedReport p;
  static_cast<void>(read_layers(std::move(report), pool, p));
  return p;
}

}  // namespace grotius
