// The network against the numbers of train/grotius_train/reference.py, from pieces to the last head. The reference adds
// and rounds in the engine's order: every number must be the same float.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "neural/encoder.h"
#include "neural/input.h"
#include "neural/neural.h"
#include "neural/thread_pool.h"

namespace grotius {
namespace {

using nlohmann::json;

json read_json(const std::string& path) {
  std::ifstream file(path);
  return json::parse(file);
}

WordSpan span(const json& pair) { return {pair.at(0).get<std::uint32_t>(), pair.at(1).get<std::uint32_t>()}; }

std::vector<WordSpan> spans(const json& pairs) {
  std::vector<WordSpan> out;
  for (const json& pair : pairs) out.push_back(span(pair));
  return out;
}

// The largest difference seen: of probabilities, and of matrices the root of the squared differences' share.
class Deviation {
 public:
  void compare(float found, const json& expected, const std::string& what) {
    const auto value = expected.get<float>();
    seen(std::abs(found - value), what + ": " + std::to_string(found) + ", the reference has " + std::to_string(value));
  }
  // `expected` holds every step-th column.
  void compare(const float* rows, std::size_t count, std::size_t columns, const json& expected, std::size_t step,
               const std::string& what) {
    ASSERT_EQ(expected.size(), count) << what;
    double difference = 0, size = 1e-12;
    for (std::size_t r = 0; r < count; ++r) {
      ASSERT_EQ(expected[r].size(), (columns + step - 1) / step) << what;
      for (std::size_t c = 0; c < columns; c += step) {
        const double value = expected[r][c / step].get<float>();
        difference += std::pow(rows[r * columns + c] - value, 2);
        size += value * value;
      }
    }
    seen(std::sqrt(difference / size), what);
  }
  void compare(const Matrix& found, const json& expected, std::size_t step, const std::string& what) {
    compare(found.data.data(), found.rows, found.cols, expected, step, what);
  }
  void compare(const std::vector<float>& found, const json& expected, const std::string& what) {
    compare(found.data(), 1, found.size(), json::array({expected}), 1, what);
  }
  [[nodiscard]] double largest() const { return largest_; }

 private:
  void seen(double difference, const std::string& what) {
    largest_ = std::max(largest_, std::isfinite(difference) ? difference : 1e9);
    EXPECT_EQ(difference, 0) << what;
  }
  double largest_ = 0;
};

struct Input {
  Document document;
  Tokens tokens;
};

Input input_of(const json& golden) {
  Input input;
  input.document.bytes = golden.at("text");
  for (const WordSpan paragraph : spans(golden.at("paragraphs"))) {
    input.document.paragraphs.push_back({paragraph.begin, paragraph.end});
  }
  for (const json& word : golden.at("words")) {
    const ByteSpan bytes{word[0].get<std::uint32_t>(), word[1].get<std::uint32_t>()};
    const auto token = static_cast<std::uint32_t>(input.tokens.tokens.size());
    input.tokens.words.push_back({bytes, token, word[2].get<std::uint32_t>(), word[3].get<int>() == 1});
    input.tokens.tokens.push_back({bytes, {token, token + 1}});
  }
  return input;
}

class Comparison {
 public:
  Comparison(const Model& model, const json& all, const json& golden)
      : model_(model),
        golden_(golden),
        step_(all.at("column_step")),
        threshold_(all.at("threshold")),
        input_(input_of(golden)),
        encoded_(encode(model, input_.document, input_.tokens, nullptr)),
        sentences_(spans(golden.at("sentences"))) {}

  void input() {
    const auto prepared = neural::prepare_input(model_.impl(), input_.document, input_.tokens, {});
    ASSERT_EQ(prepared.windows, spans(golden_.at("windows")));
    for (std::size_t word = 0; word < prepared.shapes.size(); ++word) {
      const std::vector<std::uint32_t> pieces(prepared.pieces.begin() + prepared.first_piece[word],
                                              prepared.pieces.begin() + prepared.first_piece[word + 1]);
      const std::string_view form = input_.document.text(input_.tokens.words[word].span);
      EXPECT_EQ(pieces, golden_.at("pieces")[word].get<std::vector<std::uint32_t>>()) << form;
      EXPECT_EQ(prepared.shapes[word], golden_.at("shapes")[word].get<std::uint32_t>()) << form;
    }
    levels(prepared);
  }

  void heads() {
    deviation_.compare(encoded_.syntax, golden_.at("syntax"), step_, "syntax vectors");
    deviation_.compare(encoded_.meaning, golden_.at("meaning"), step_, "meaning vectors");
    for (const auto& [head, expected] : golden_.at("tags").items()) {
      deviation_.compare(tag_logits(model_, encoded_, head), expected, step_, "head." + head);
    }
    const std::vector<Matrix> arcs = arc_scores(model_, encoded_, sentences_);
    std::vector<std::uint32_t> heads;
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      deviation_.compare(arcs[s], golden_.at("arcs")[s], 1, "arcs");
      for (const json& relation : golden_.at("relations")[s]) {
        const auto column = relation[0].get<std::uint32_t>();
        heads.push_back(column == 0 ? kRoot : sentences_[s].begin + column - 1);
      }
    }
    const Matrix relations = relation_scores(model_, encoded_, heads);
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      for (std::uint32_t word = 0; word < sentences_[s].size(); ++word) {
        const float* row = relations.row(sentences_[s].begin + word);
        deviation_.compare(std::vector<float>(row, row + relations.cols), golden_.at("relations")[s][word][1],
                           "relations");
      }
    }
  }

  void triggers() {
    const auto found = trigger_scores(model_, encoded_, sentences_, threshold_);
    const json& expected = golden_.at("triggers");
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      const TriggerScores& trigger = found[i];
      anchor(trigger, expected[i], "trigger");
      const std::vector<std::pair<const char*, const Distribution*>> fields = {
          {"type", &trigger.type},      {"kind", &trigger.kind},
          {"mode", &trigger.mode},      {"status", &trigger.status},
          {"stance", &trigger.stance},  {"effect", &trigger.effect},
          {"tone", &trigger.tone},      {"mandate_change", &trigger.mandate_change},
          {"same", &trigger.same},      {"control_change", &trigger.control_change},
          {"subject", &trigger.subject}};
      for (const auto& [name, values] : fields) deviation_.compare(*values, expected[i].at(name), name);
      deviation_.compare(trigger.mutual, expected[i].at("mutual"), "mutual");
      deviation_.compare(trigger.background, expected[i].at("background"), "background");
    }
  }

  void cues() {
    const auto found = cue_scores(model_, encoded_, sentences_, threshold_);
    ASSERT_EQ(found.size(), golden_.at("cues").size());
    for (std::size_t i = 0; i < found.size(); ++i) anchor(found[i], golden_.at("cues")[i], "cue");
  }

  [[nodiscard]] double largest_deviation() const { return deviation_.largest(); }

 private:
  void levels(const neural::EncoderInput& prepared) {
    neural::Scratch scratch;
    for (std::size_t w = 0; w < prepared.windows.size(); ++w) {
      const auto window = neural::window_input(model_.impl(), input_.tokens, prepared, prepared.windows[w]);
      std::size_t seen = 0;
      neural::run_encoder(model_.impl(), window, scratch, [&](neural::Branch, std::size_t level, const float* x) {
        deviation_.compare(x, window.pieces.size(), model_.impl().config.hidden, golden_.at("levels")[w].at(seen++),
                           step_, "window " + std::to_string(w) + " level " + std::to_string(level));
      });
      EXPECT_EQ(seen, golden_.at("levels")[w].size());
    }
  }

  template <class Scores>
  void anchor(const Scores& found, const json& expected, const std::string& what) {
    EXPECT_EQ(found.words, span(expected.at("words"))) << what;
    deviation_.compare(found.probability, expected.at("probability"), what + " probability");
    deviation_.compare(found.roles.probability.data(), found.roles.window.size(), found.roles.roles,
                       expected.at("roles"), 1, what + " roles");
  }

  const Model& model_;
  Deviation deviation_;
  const json& golden_;
  std::size_t step_;
  float threshold_;
  Input input_;
  Encoded encoded_;
  std::vector<WordSpan> sentences_;
};

void compare_with_reference(const std::string& model_path, const std::string& golden_path) {
  const auto model = Model::load(model_path);
  ASSERT_TRUE(model) << model.error().to_string();
  ASSERT_TRUE(std::filesystem::exists(golden_path))
      << "no " << golden_path << "; train/grotius_train/reference.py makes it";
  const json golden = read_json(golden_path);
  double largest = 0;
  for (const json& document : golden.at("documents")) {
    Comparison comparison(**model, golden, document);
    comparison.input();
    comparison.heads();
    comparison.triggers();
    comparison.cues();
    largest = std::max(largest, comparison.largest_deviation());
  }
  testing::Test::RecordProperty("largest_deviation", std::to_string(largest));
}

const std::string kModels = GROTIUS_SOURCE_DIR "/tests/models/";

TEST(Golden, TinyModelComputesWhatTheReferenceDoes) {
  compare_with_reference(kModels + "tiny.model", kModels + "tiny_golden.json");
}

TEST(Golden, ModelOfFloatsComputesWhatTheReferenceDoes) {
  compare_with_reference(kModels + "tiny_floats.model", kModels + "tiny_floats_golden.json");
}

// Both hold one network; what the bytes cost it is small, and nothing else tells the two apart.
TEST(Encode, ANetworkInBytesIsNearlyTheOneInFloats) {
  const auto bytes = Model::load(kModels + "tiny.model"), floats = Model::load(kModels + "tiny_floats.model");
  ASSERT_TRUE(bytes) << bytes.error().to_string();
  ASSERT_TRUE(floats) << floats.error().to_string();
  const json golden = read_json(kModels + "tiny_floats_golden.json");
  const Input input = input_of(golden.at("documents").front());
  const Encoded in_bytes = encode(**bytes, input.document, input.tokens, nullptr);
  const Encoded in_floats = encode(**floats, input.document, input.tokens, nullptr);
  double difference = 0, size = 0;
  for (std::size_t i = 0; i < in_floats.meaning.data.size(); ++i) {
    difference += std::pow(in_bytes.meaning.data[i] - in_floats.meaning.data[i], 2);
    size += std::pow(in_floats.meaning.data[i], 2);
  }
  EXPECT_GT(difference, 0);
  EXPECT_LT(std::sqrt(difference / size), 0.05);
}

TEST(Golden, ShippedModelComputesWhatTheReferenceDoes) {
  const std::string path = GROTIUS_SOURCE_DIR "/models/grotius-en.model";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path;
  compare_with_reference(path, kModels + "real_golden.json");
}

TEST(Encode, BytesDoNotDependOnTheNumberOfThreads) {
  const auto model = Model::load(kModels + "tiny.model");
  ASSERT_TRUE(model) << model.error().to_string();
  const json golden = read_json(kModels + "tiny_golden.json");
  const Input input = input_of(golden.at("documents").back());
  const Encoded alone = encode(**model, input.document, input.tokens, nullptr);
  ASSERT_GT(alone.windows.size(), 4U);
  for (const std::size_t threads : {1U, 2U, 3U}) {
    ThreadPool pool(threads);
    for (int again = 0; again < 20; ++again) {
      const Encoded shared = encode(**model, input.document, input.tokens, &pool);
      ASSERT_EQ(shared.syntax.data, alone.syntax.data) << threads << " threads";
      ASSERT_EQ(shared.meaning.data, alone.meaning.data) << threads << " threads";
    }
  }
}

TEST(Encode, ASurnameIsReadAsAnotherOne) {
  const auto model = Model::load(kModels + "tiny.model");
  ASSERT_TRUE(model) << model.error().to_string();
  const auto vectors = [&](const std::string& text, const std::vector<std::uint32_t>& surnames) {
    Input input;
    input.document.bytes = text;
    input.tokens.words = {{{0, 5}, 0, 0, true}, {{6, 9}, 1, 0, true}};
    return encode(**model, input.document, input.tokens, nullptr, surnames).meaning.data;
  };
  EXPECT_EQ(vectors("Talks met", {0}), vectors("Smith met", {}));
  EXPECT_NE(vectors("Talks met", {}), vectors("Smith met", {}));
}

// What is in `before` for the other windows is taken for true: marked here, so that it shows.
TEST(Encode, ASecondLookEncodesWindowsWithSurnamesAlone) {
  const auto model = Model::load(kModels + "tiny.model");
  ASSERT_TRUE(model) << model.error().to_string();
  const json golden = read_json(kModels + "tiny_golden.json");
  const Input input = input_of(golden.at("documents").back());
  const Encoded once = encode(**model, input.document, input.tokens, nullptr);
  ASSERT_GT(once.windows.size(), 4U);
  const std::vector<std::uint32_t> surnames = {once.windows[2].begin + 1};
  const Encoded whole = encode(**model, input.document, input.tokens, nullptr, surnames);
  EXPECT_EQ(encode(**model, input.document, input.tokens, nullptr, surnames, once).meaning.data, whole.meaning.data);
  Encoded marked = once;
  std::fill(marked.syntax.data.begin(), marked.syntax.data.end(), 7.0F);
  const Encoded again = encode(**model, input.document, input.tokens, nullptr, surnames, marked);
  std::size_t taken = 0;
  for (const WordSpan window : again.windows) {
    const bool as_before = std::count(once.windows.begin(), once.windows.end(), window) == 1;
    const bool stays = as_before && !window.contains(surnames.front());
    EXPECT_EQ(*again.syntax.row(window.begin) == 7.0F, stays) << window.begin;
    taken += stays ? 1 : 0;
  }
  EXPECT_GT(taken, 0U);
  EXPECT_LT(taken, again.windows.size());
}

TEST(Encode, WordOfThousandsOfPiecesIsRead) {
  const auto model = Model::load(kModels + "tiny.model");
  ASSERT_TRUE(model) << model.error().to_string();
  Input input;
  input.document.bytes = std::string(5000, '.') + " met";
  input.tokens.words = {{{0, 5000}, 0, 0, true}, {{5001, 5004}, 1, 0, true}};
  const Encoded encoded = encode(**model, input.document, input.tokens, nullptr);
  EXPECT_EQ(encoded.windows, (std::vector<WordSpan>{{0, 1}, {1, 2}}));
  for (const float value : encoded.meaning.data) EXPECT_TRUE(std::isfinite(value));
}

TEST(Encode, EmptyDocumentHasNoWordsAndNoFacts) {
  const auto model = Model::load(kModels + "tiny.model");
  ASSERT_TRUE(model) << model.error().to_string();
  const Encoded encoded = encode(**model, {}, {}, nullptr);
  EXPECT_EQ(encoded.syntax.rows, 0U);
  EXPECT_EQ(tag_logits(**model, encoded, "upos").rows, 0U);
  EXPECT_TRUE(trigger_scores(**model, encoded, {}, 0.5F).empty());
  EXPECT_TRUE(cue_scores(**model, encoded, {}, 0.5F).empty());
}

}  // namespace
}  // namespace grotius
