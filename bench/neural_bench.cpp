// Speed of the neural stage on one report of about a thousand words: GROTIUS_MODEL names the model file, default
// models/grotius-en.model. Words a second are the counter "words"; run with one thread and with two.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <numeric>
#include <random>
#include <string_view>

#include "neural/input.h"
#include "neural/kernels.h"
#include "neural/neural.h"
#include "neural/thread_pool.h"
#include "neural/weights.h"

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

// The texts of the golden numbers, eight times over, as train/grotius_train/golden.py times them.
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
  std::vector<std::uint32_t> heads(in.tokens.words.size());
  std::iota(heads.begin(), heads.end(), 0);
  for (auto _ : state) {
    for (const char* head : {"sentence", "upos", "xpos", "feats", "lemma", "name"}) {
      benchmark::DoNotOptimize(tag_logits(*model(), encoded, head));
    }
    benchmark::DoNotOptimize(arc_scores(*model(), encoded, in.sentences));
    benchmark::DoNotOptimize(relation_scores(*model(), encoded, heads));
    benchmark::DoNotOptimize(trigger_scores(*model(), encoded, in.sentences, 0.9F));
    benchmark::DoNotOptimize(cue_scores(*model(), encoded, in.sentences, 0.9F));
  }
  count_words(state, in.tokens.words.size());
}
BENCHMARK(all_heads)->Unit(benchmark::kMillisecond)->UseRealTime();

constexpr int kTimes = 200'000;
constexpr std::size_t kRows = 192, kColumns = 1536, kDepth = 384;

// A feed-forward product of a full window; the counter is floating-point operations a second.
void matmul_window(benchmark::State& state) {
  const auto* kernels = neural::supported_kernels()[static_cast<std::size_t>(state.range(0))];
  state.SetLabel(kernels->name);
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

// A window's vectors times the weights of one layer's feed-forward product, rounding included.
class IntegerWindow {
 public:
  IntegerWindow() : weights_(kColumns, kDepth), x_(kRows * kDepth) {
    std::mt19937 generator(1);
    std::uniform_int_distribution<int> code(-127, 127);
    std::normal_distribution<float> normal;
    std::vector<std::int8_t> row(kDepth);
    for (std::size_t r = 0; r < kColumns; ++r) {
      for (std::int8_t& c : row) c = static_cast<std::int8_t>(code(generator));
      weights_.set_row(r, row.data(), 0.01F, 1.0F);
    }
    for (float& x : x_) x = normal(generator);
  }

  const std::vector<float>& product(const neural::KernelTable& kernels) {
    kernels.round_rows(x_.data(), kRows, kDepth, kDepth, codes_.data(), kDepth, least_.data(), step_.data());
    kernels.integer_product({codes_.data(), least_.data(), step_.data(), kRows}, weights_.operand(),
                            neural::After::kNothing, out_.data(), kColumns);
    return out_;
  }

 private:
  neural::IntegerMatrix weights_;
  std::vector<float> x_, out_ = std::vector<float>(kRows * kColumns);
  std::vector<std::uint8_t> codes_ = std::vector<std::uint8_t>(kRows * kDepth);
  std::vector<float> least_ = std::vector<float>(kRows), step_ = least_;
};

void count_products(benchmark::State& state, double products) {
  state.counters["multiply-adds"] = benchmark::Counter(products, benchmark::Counter::kIsIterationInvariantRate);
}

void integer_window(benchmark::State& state) {
  const auto sets = neural::supported_kernels();
  const auto* kernels = sets[static_cast<std::size_t>(state.range(0))];
  state.SetLabel(kernels->name);
  IntegerWindow window;
  const std::vector<float> expected = window.product(*sets.back());
  if (window.product(*kernels) != expected) return state.SkipWithError("its product is not the portable set's");
  for (auto _ : state) benchmark::DoNotOptimize(window.product(*kernels).data());
  count_products(state, double{kRows} * kColumns * kDepth);
}
BENCHMARK(integer_window)->DenseRange(0, static_cast<int>(neural::supported_kernels().size()) - 1);

double seconds_of_processor() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// Multiply-adds a second of the processor of a function that makes `products` of them, the best of ten runs.
template <class Function>
double best_rate(double products, Function run) {
  double best = 0;
  for (int round = 0; round < 10; ++round) {
    const double begin = seconds_of_processor();
    for (int i = 0; i < kTimes; ++i) run();
    best = std::max(best, kTimes * products / (seconds_of_processor() - begin));
  }
  return best;
}

#if defined(__x86_64__)
// Twelve times the instruction of avx512 on registers alone, 64 products each.
void twelve_vpdpbusd() {
  asm volatile(
      "vpdpbusd %%zmm14, %%zmm15, %%zmm0\n\t"
      "vpdpbusd %%zmm14, %%zmm15, %%zmm1\n\t"
      "vpdpbusd %%zmm14, %%zmm15, %%zmm2\n\t"
      "vpdpbusd %%zmm14, %%zmm15, %%zmm3\n\t"
      "vpdpbusd %%zmm14, %%zmm15, %%zmm4\n\t"
      "vpdpbusd %%zmm14, %%zmm15, %%zmm5\n\t"
      "vpdpbusd %%zmm14, %%zmm15, %%zmm6\n\t"
      "vpdpbusd %%zmm14, %%zmm15, %%zmm7\n\t"
      "vpdpbusd %%zmm14, %%zmm15, %%zmm8\n\t"
      "vpdpbusd %%zmm14, %%zmm15, %%zmm9\n\t"
      "vpdpbusd %%zmm14, %%zmm15, %%zmm10\n\t"
      "vpdpbusd %%zmm14, %%zmm15, %%zmm11\n\t" ::
          : "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11");
}

// Four times that of amx on full tiles, 16 · 16 · 64 products each.
void four_tdpbusd() {
  asm volatile(
      "tdpbusd %%tmm6, %%tmm4, %%tmm0\n\t"
      "tdpbusd %%tmm7, %%tmm4, %%tmm1\n\t"
      "tdpbusd %%tmm6, %%tmm5, %%tmm2\n\t"
      "tdpbusd %%tmm7, %%tmm5, %%tmm3\n\t" ::);
}

double rate_of_tiles() {
  struct {
    std::uint8_t palette = 1, start = 0, reserved[14] = {};
    std::uint16_t bytes[16] = {64, 64, 64, 64, 64, 64, 64, 64};
    std::uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
  } shapes;
  asm volatile("ldtilecfg %0" ::"m"(shapes));
  const double rate = best_rate(4.0 * 16 * 16 * 64, four_tdpbusd);
  asm volatile("tilerelease");
  return rate;
}

// What the instruction of the set in use reaches at most; 0 if that is not measured here.
double bare_rate() {
  const std::string_view set = neural::kernels().name;
  if (set == "amx") return rate_of_tiles();
  return set == "avx512" ? best_rate(64.0 * 12, twelve_vpdpbusd) : 0;
}
#else
double bare_rate() { return 0; }
#endif

// The products of bytes in encoding the input, in multiply-adds.
double products_of_bytes(const Input& in) {
  const auto& impl = model()->impl();
  const neural::EncoderInput prepared = neural::prepare_input(impl, in.document, in.tokens, {});
  std::size_t pieces = 0;
  for (const WordSpan window : prepared.windows) {
    pieces += neural::window_input(impl, in.tokens, prepared, window).pieces.size();
  }
  const std::size_t layers = impl.layers.size() + impl.syntax_layers.size() + impl.meaning_layers.size();
  const std::size_t hidden = impl.config.hidden;
  return static_cast<double>(pieces * layers * (4 * hidden * hidden + 2 * hidden * impl.config.intermediate));
}

// The whole encoder on one thread, all its other work included, by its products of bytes: what share of the bare loop
// of the same instruction is left, each at its best. GROTIUS_KERNELS names the set.
void encoder(benchmark::State& state) {
  if (model() == nullptr) return state.SkipWithError(("no model " + model_path()).c_str());
  state.SetLabel(neural::kernels().name);
  const Input in = input();
  const double products = products_of_bytes(in), bare = bare_rate();
  double best = 0;
  for (auto _ : state) {
    const double begin = seconds_of_processor();
    benchmark::DoNotOptimize(encode(*model(), in.document, in.tokens, nullptr));
    best = std::max(best, products / (seconds_of_processor() - begin));
  }
  state.counters["multiply-adds a second"] = best;
  if (bare == 0) return;
  state.counters["bare loop"] = bare;
  state.counters["share of it"] = best / bare;
}
BENCHMARK(encoder)->Unit(benchmark::kMillisecond)->MinTime(2);

}  // namespace

BENCHMARK_MAIN();
