#include "neural/neural.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "neural/encoder.h"
#include "neural/input.h"
#include "neural/thread_pool.h"
#include "neural/weights.h"

namespace grotius {

Model::Model() = default;
Model::~Model() = default;

Result<std::unique_ptr<const Model>> Model::load(const std::string& path) {
  const char* const named = std::getenv(neural::kKernelsVariable);
  if (named != nullptr && neural::find_kernels(named) == nullptr) {
    std::vector<std::string_view> names;
    for (const neural::KernelTable* set : neural::supported_kernels()) names.emplace_back(set->name);
    return fail(ErrorCode::kInvalid, fmt::format("{} is {:?}; this processor runs {}", neural::kKernelsVariable, named,
                                                 fmt::join(names, ", ")));
  }
  Result<neural::ModelFile> file = neural::ModelFile::open(path);
  if (!file) return tl::unexpected<Error>(file.error());
  try {
    std::unique_ptr<Model> model(new Model);
    model->impl_ = std::make_unique<Impl>(std::move(*file));
    return std::unique_ptr<const Model>(std::move(model));
  } catch (const neural::ModelError& error) {
    return fail(ErrorCode::kMalformed, fmt::format("the model file's manifest: {}", error.what()), path);
  }
}

const std::vector<std::string>& Model::labels(std::string_view head) const {
  static const std::vector<std::string> none;
  const auto found = impl_->file.labels().find(head);
  return found == impl_->file.labels().end() ? none : found->second;
}

bool Model::has_word(std::string_view word) const { return impl_->vocabulary.has(word); }
std::string_view Model::version() const { return impl_->version; }

namespace {

// Adds this level's share to the vectors of the window's words.
void mix_level(const Model::Impl& model, const neural::WindowInput& input, neural::Branch branch, std::size_t level,
               const float* x, std::vector<float>& mean, float* syntax, float* meaning) {
  const std::size_t hidden = model.config.hidden;
  const float syntax_weight = branch == neural::Branch::kMeaning ? 0 : model.mix[level];
  const float meaning_weight = branch == neural::Branch::kSyntax ? 0 : model.mix[model.config.layers + 1 + level];
  for (std::size_t word = 0; word < input.first_piece.size(); ++word, syntax += hidden, meaning += hidden) {
    const std::size_t pieces = input.piece_count[word];
    const float* row = x + input.first_piece[word] * hidden;
    std::copy(row, row + hidden, mean.begin());
    for (std::size_t piece = 1; piece < pieces; ++piece) {
      for (std::size_t j = 0; j < hidden; ++j) mean[j] += row[piece * hidden + j];
    }
    const float share = 1.0F / static_cast<float>(pieces);
    for (std::size_t j = 0; j < hidden; ++j) {
      const float value = mean[j] * share;
      syntax[j] += syntax_weight * value;
      meaning[j] += meaning_weight * value;
    }
  }
}

// Those of the windows that hold a surname, or were others before.
std::vector<WordSpan> changed(const std::vector<WordSpan>& windows, const std::vector<std::uint32_t>& surnames,
                              const std::vector<WordSpan>& before) {
  std::vector<WordSpan> out;
  auto surname = surnames.begin();
  auto old = before.begin();
  for (const WordSpan window : windows) {
    surname = std::lower_bound(surname, surnames.end(), window.begin);
    old = std::find_if(old, before.end(), [&](WordSpan w) { return w.begin >= window.begin; });
    const bool named = surname != surnames.end() && *surname < window.end;
    if (named || old == before.end() || *old != window) out.push_back(window);
  }
  return out;
}

}  // namespace

Encoded encode(const Model& model, const Document& document, const Tokens& tokens, ThreadPool* pool,
               const std::vector<std::uint32_t>& surnames, Encoded before) {
  const Model::Impl& impl = model.impl();
  const std::size_t hidden = impl.config.hidden, words = tokens.words.size();
  const neural::EncoderInput input = neural::prepare_input(impl, document, tokens, surnames);
  const std::vector<WordSpan> windows = changed(input.windows, surnames, before.windows);
  Encoded out = std::move(before);
  out.windows = input.windows;
  for (Matrix* vectors : {&out.syntax, &out.meaning}) {
    vectors->rows = words;
    vectors->cols = hidden;
    vectors->data.resize(words * hidden);
    for (const WordSpan window : windows) std::fill_n(vectors->row(window.begin), window.size() * hidden, 0.0F);
  }
  struct Worker {
    neural::Scratch scratch;
    std::vector<float> mean;
  };
  std::vector<Worker> workers(pool == nullptr ? 1 : pool->size());
  parallel_for(pool, windows.size(), [&](std::size_t index, std::size_t slot) {
    Worker& worker = workers[slot];
    worker.mean.resize(hidden);
    const neural::WindowInput window = neural::window_input(impl, tokens, input, windows[index]);
    float* syntax = out.syntax.row(windows[index].begin);
    float* meaning = out.meaning.row(windows[index].begin);
    neural::run_encoder(impl, window, worker.scratch, [&](neural::Branch branch, std::size_t level, const float* x) {
      mix_level(impl, window, branch, level, x, worker.mean, syntax, meaning);
    });
  });
  return out;
}

}  // namespace grotius
