// Speed of the neural stage on one report of about a thousand words: GROTIUS_MODEL names the model file, default
// models/grotius-en.model. Words a second are the counter "words"; run with one thread and with two.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "neural/kernels.h"
#include "neural/neural.h"
#include "neural/thread_pool.h"

namespace {

using namespace grotius;

std::string model_path() {
  const char* path = std::getenv("GROTIUS_MODEL");
  return path != nullptr ? path : GROTIUS_SOURCE_DIR "/models/grotius-en.model";
}

const Model* model() {
  static const auto loaded = Model::load(model_path());
  return loaded ? loaded->get() : nullptr;
}

struct Input {
  Document document;
  Tokens tokens;
  std::vector<WordSpan> sentences;
};

// The texts of the golden numbers, eight times over, as train/grotius_train/reference.py times them.
Input input() {
  std::ifstream file(GROTIUS_SOURCE_DIR "/tests/models/tiny_golden.json");
  const auto golden = nlohmann::json::parse(file);
  Input out;
  std::uint32_t paragraph = 0;
  for (int times = 0; times < 8; ++times) {
    for (const auto& text : golden.at("documents")) {
      const auto at = static_cast<std::uint32_t>(out.document.bytes.size());
      const auto first = static_cast<std::uint32_t>(out.tokens.words.size());
      out.document.bytes += text.at("text").get<std::string>() + "\n\n";
      for (const auto& word : text.at("words")) {
        out.tokens.words.push_back({{at + word[0].get<std::uint32_t>(), at + word[1].get<std::uint32_t>()},
                                    0,
                                    paragraph + word[2].get<std::uint32_t>(),
                                    word[3].get<int>() == 1});
      }
      for (const auto& sentence : text.at("sentences")) {
        out.sentences.push_back({first + sentence[0].get<std::uint32_t>(), first + sentence[1].get<std::uint32_t>()});
      }
      paragraph += static_cast<std::uint32_t>(text.at("paragraphs").size());
    }
  }
  return out;
}

void count_words(benchmark::State& state, std::size_t words) {
  state.counters["words"] =
      benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsIterationInvariantRate);
}

void load(benchmark::State& state) {
  for (auto _ : state) {
    auto loaded = Model::load(model_path());
    if (!loaded) return state.SkipWithError(loaded.error().to_string().c_str());
    benchmark::DoNotOptimize(loaded);
  }
}
BENCHMARK(load)->Unit(benchmark::kMillisecond)->UseRealTime();

void encode_words(benchmark::State& state) {
  if (model() == nullptr) return state.SkipWithError(("no model " + model_path()).c_str());
  const Input in = input();
  ThreadPool pool(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(encode(*model(), in.document, in.tokens, &pool));
  count_words(state, in.tokens.words.size());
}
BENCHMARK(encode_words)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void all_heads(benchmark::State& state) {
  if (model() == nullptr) return state.SkipWithError(("no model " + model_path()).c_str());
  const Input in = input();
  const Encoded encoded = encode(*model(), in.document, in.tokens, nullptr);
  for (auto _ : state) {
    for (const char* head : {"sentence", "upos", "xpos", "feats", "lemma", "name"}) {
      benchmark::DoNotOptimize(tag_logits(*model(), encoded, head));
    }
    for (const WordSpan sentence : in.sentences) {
      const ArcScores arcs = arc_scores(*model(), encoded, sentence);
      for (std::size_t word = 0; word < sentence.size(); ++word) {
        benchmark::DoNotOptimize(relation_scores(*model(), arcs, word, word));
      }
    }
    benchmark::DoNotOptimize(trigger_scores(*model(), encoded, in.sentences, 0.9F));
    benchmark::DoNotOptimize(cue_scores(*model(), encoded, in.sentences, 0.9F));
  }
  count_words(state, in.tokens.words.size());
}
BENCHMARK(all_heads)->Unit(benchmark::kMillisecond)->UseRealTime();

// A feed-forward product of a full window; the counter is floating-point operations a second.
void matmul_window(benchmark::State& state) {
  const auto* kernels = neural::supported_kernels()[static_cast<std::size_t>(state.range(0))];
  state.SetLabel(kernels->name);
  constexpr std::size_t kRows = 192, kColumns = 1536, kDepth = 384;
  const std::vector<float> a(kRows * kDepth, 0.5F);
  std::vector<float> c(kRows * kColumns);
  const neural::PackedMatrix w(kColumns, kDepth);
  for (auto _ : state) {
    kernels->matmul(a.data(), kRows, kDepth, w.data(), kColumns, kDepth, nullptr, c.data(), kColumns);
    benchmark::DoNotOptimize(c.data());
  }
  state.counters["flops"] =
      benchmark::Counter(2.0 * kRows * kColumns * kDepth, benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(matmul_window)->DenseRange(0, static_cast<int>(neural::supported_kernels().size()) - 1);

// The same of integers, rounding of the rows included.
void integer_window(benchmark::State& state) {
  const auto* kernels = neural::supported_kernels()[static_cast<std::size_t>(state.range(0))];
  state.SetLabel(kernels->name);
  constexpr std::size_t kRows = 192, kColumns = 1536, kDepth = 384;
  const std::vector<float> a(kRows * kDepth, 0.5F);
  std::vector<float> c(kRows * kColumns), scales(kRows);
  std::vector<std::int16_t> q(kRows * kDepth);
  const neural::IntegerMatrix w(kColumns, kDepth);
  for (auto _ : state) {
    kernels->round_rows(a.data(), kRows, kDepth, 8191, q.data(), kDepth, scales.data());
    kernels->integer_product(q.data(), scales.data(), kRows, w.operand(), c.data(), kColumns);
    benchmark::DoNotOptimize(c.data());
  }
  state.counters["flops"] =
      benchmark::Counter(2.0 * kRows * kColumns * kDepth, benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(integer_window)->DenseRange(0, static_cast<int>(neural::supported_kernels().size()) - 1);

}  // namespace

BENCHMARK_MAIN();
