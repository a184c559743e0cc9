#include "pipeline/pipeline.h"

#include "text/language.h"

namespace grotius {

Reader::Reader(std::unique_ptr<const Model> model, std::unique_ptr<const Lexicon> lexicon)
    : model_(std::move(model)), lexicon_(std::move(lexicon)) {}

Result<std::unique_ptr<const Reader>> Reader::open(const std::string& model_file,
                                                   const std::string& lexicon_directory) {
  auto model = Model::load(model_file);
  if (!model) return tl::unexpected(std::move(model).error());
  auto lexicon = Lexicon::load(lexicon_directory);
  if (!lexicon) return tl::unexpected(std::move(lexicon).error());
  return std::unique_ptr<const Reader>(new Reader(*std::move(model), *std::move(lexicon)));
}

Reading Reader::read(Report report, ThreadPool* pool) const {
  Reading r;
  r.document = read_text(std::move(report));
  if (!looks_english(r.document)) return r;
  r.tokens = tokenize(r.document);
  const Encoded encoded = encode(*model_, r.document, r.tokens, pool);
  r.parse = parse(*model_, r.document, r.tokens, encoded);
  r.names = find_names(*model_, r.tokens, encoded, r.parse);
  r.times = resolve_times(r.document, r.tokens, r.parse);
  r.cast = find_actors(r.document, r.tokens, r.parse, r.names, *lexicon_);
  r.statements = find_statements(*model_, r.document, r.tokens, encoded, r.parse, r.times, *lexicon_, r.cast);
  r.facts = code_events(*model_, r.document, r.tokens, encoded, r.parse, r.times, r.statements, *lexicon_, r.cast);
  return r;
}

ParsedReport Reader::parse_only(Report report, ThreadPool* pool) const {
  ParsedReport p;
  p.document = read_text(std::move(report));
  if (!looks_english(p.document)) return p;
  p.tokens = tokenize(p.document);
  const Encoded encoded = encode(*model_, p.document, p.tokens, pool);
  p.parse = parse(*model_, p.document, p.tokens, encoded);
  p.names = find_names(*model_, p.tokens, encoded, p.parse);
  return p;
}

}  // namespace grotius
