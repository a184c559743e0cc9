#include "conllu_fixture.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

namespace grotius {
namespace {

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> out;
  std::istringstream in(line);
  if (line.find('\t') != std::string::npos)
    for (std::string field; std::getline(in, field, '\t');) out.push_back(field);
  else
    for (std::string field; in >> field;) out.push_back(field);
  if (out.size() == 8) return {out[0], out[1], out[2], out[3], "_", out[4], out[5], out[6], "_", out[7]};
  if (out.size() != 10) throw std::invalid_argument("neither eight nor ten columns: " + line);
  return out;
}

std::uint32_t number(std::string_view text) {
  std::uint32_t out = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), out).ec != std::errc())
    throw std::invalid_argument("no number: " + std::string(text));
  return out;
}

std::string misc(const std::string& field, std::string_view key) {
  std::istringstream in(field);
  for (std::string part; std::getline(in, part, '|');)
    if (part.starts_with(key) && part.size() > key.size() && part[key.size()] == '=')
      return part.substr(key.size() + 1);
  return {};
}

class Reader {
 public:
  explicit Reader(ConlluReport& report) : r_(report) {}

  void line(const std::string& line) {
    if (line.empty()) return end_sentence();
    if (line.front() == '#') return comment(line);
    const auto f = columns(line);
    if (f[0].find('.') != std::string::npos) return;
    if (const auto dash = f[0].find('-'); dash != std::string::npos)
      open_token(f[1], number(f[0].substr(dash + 1)) - number(f[0].substr(0, dash)) + 1, f[9]);
    else
      word(f);
  }

  void end_sentence() {
    if (heads_.empty()) return;
    const auto begin = static_cast<std::uint32_t>(r_.parse.words.size() - heads_.size());
    const auto sentence = static_cast<std::uint32_t>(r_.parse.sentences.size());
    r_.parse.dependents.resize(r_.parse.words.size());
    check_tree();
    for (std::uint32_t i = 0; i < heads_.size(); ++i) {
      auto& word = r_.parse.words[begin + i];
      word.sentence = sentence;
      if (heads_[i] == 0) continue;
      word.head = begin + heads_[i] - 1;
      r_.parse.dependents.at(word.head).push_back(begin + i);
    }
    r_.parse.sentences.push_back({begin, static_cast<std::uint32_t>(r_.parse.words.size())});
    heads_.clear();
    space_ = true;
  }

  void end_document() {
    end_sentence();
    end_paragraph();
  }

 private:
  // Every word must reach the root: code under test may climb the tree.
  void check_tree() const {
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      auto at = static_cast<std::uint32_t>(i + 1);
      for (std::size_t steps = 0; at != 0; ++steps) {
        if (steps > heads_.size() || at > heads_.size())
          throw std::invalid_argument("word " + std::to_string(i + 1) + " of a sentence does not reach the root");
        at = heads_[at - 1];
      }
    }
  }

  void comment(const std::string& line) {
    if (line.starts_with("# newpar")) end_paragraph();
    if (const std::string_view key = "# published = "; line.starts_with(key))
      r_.document.published = parse_day(line.substr(key.size()));
  }

  void end_paragraph() {
    const auto end = static_cast<std::uint32_t>(r_.document.bytes.size());
    if (end == paragraph_) return;
    r_.document.paragraphs.push_back({paragraph_, end});
    fresh_ = true;
  }

  void open_token(const std::string& form, std::uint32_t parts, const std::string& misc_field) {
    auto& bytes = r_.document.bytes;
    if (fresh_ && !bytes.empty()) bytes += "\n\n";
    if (!fresh_ && space_) bytes += ' ';
    if (fresh_) paragraph_ = static_cast<std::uint32_t>(bytes.size());
    before_ = fresh_ || space_;
    fresh_ = false;
    const auto begin = static_cast<std::uint32_t>(bytes.size());
    bytes += form;
    const auto first = static_cast<std::uint32_t>(r_.tokens.words.size());
    r_.tokens.tokens.push_back({{begin, static_cast<std::uint32_t>(bytes.size())}, {first, first + parts}});
    space_ = misc(misc_field, "SpaceAfter") != "No";
    left_ = parts;
    at_ = begin;
  }

  void word(const std::vector<std::string>& f) {
    if (left_ == 0) open_token(f[1], 1, f[9]);
    const auto& token = r_.tokens.tokens.back();
    auto end = token.span.end;
    if (--left_ > 0) {
      const bool rebuilds =
          r_.document.bytes.compare(at_, f[1].size(), f[1]) == 0 && at_ + f[1].size() + left_ <= token.span.end;
      end = at_ +
            (rebuilds ? static_cast<std::uint32_t>(f[1].size()) : std::max(1U, (token.span.end - at_) / (left_ + 1)));
    }
    const bool first = r_.tokens.words.size() == token.words.begin;
    r_.tokens.words.push_back({{at_, end},
                               static_cast<std::uint32_t>(r_.tokens.tokens.size() - 1),
                               static_cast<std::uint32_t>(r_.document.paragraphs.size()),
                               first && before_});
    at_ = end;
    SyntaxWord syntax;
    syntax.lemma = f[2] == "_" ? f[1] : f[2];
    syntax.upos = keep(f[3]);
    syntax.xpos = keep(f[4]);
    syntax.feats = keep(f[5]);
    syntax.deprel = keep(f[7]);
    r_.parse.words.push_back(std::move(syntax));
    heads_.push_back(number(f[6]));
    name(misc(f[9], "NER"));
  }

  void name(const std::string& tag) {
    if (tag.size() < 3) return;
    const auto here = static_cast<std::uint32_t>(r_.tokens.words.size() - 1);
    if (tag.starts_with("I-") && !r_.names.empty() && r_.names.back().words.end == here) {
      r_.names.back().words.end = here + 1;
      return;
    }
    for (const auto known :
         {NameTag::kPer, NameTag::kOrg, NameTag::kGpe, NameTag::kLoc, NameTag::kNorp, NameTag::kMisc})
      if (to_string(known) == std::string_view(tag).substr(2)) r_.names.push_back({{here, here + 1}, known});
  }

  std::string_view keep(const std::string& label) {
    auto [at, added] = known_.try_emplace(label, nullptr);
    if (added) at->second = &r_.labels.emplace_back(label);
    return *at->second;
  }

  ConlluReport& r_;
  std::map<std::string, const std::string*> known_;
  std::vector<std::uint32_t> heads_;
  std::uint32_t left_ = 0, at_ = 0, paragraph_ = 0;
  bool space_ = false, before_ = false, fresh_ = true;
};

}  // namespace

WordSpan ConlluReport::find(std::string_view phrase, int occurrence) const {
  for (auto at = document.bytes.find(phrase); at != std::string::npos; at = document.bytes.find(phrase, at + 1)) {
    WordSpan out;
    bool begins = false, ends = false;
    for (std::uint32_t w = 0; w < tokens.words.size(); ++w) {
      const auto span = tokens.words[w].span;
      if (span.begin == at) out.begin = w, begins = true;
      if (span.end == at + phrase.size()) out.end = w + 1, ends = true;
    }
    if (begins && ends && --occurrence == 0) return out;
  }
  return {};
}

ConlluReport read_conllu(std::string_view conllu) {
  ConlluReport report;
  Reader reader(report);
  std::istringstream in{std::string(conllu)};
  for (std::string line; std::getline(in, line);) reader.line(line);
  reader.end_document();
  return report;
}

const Lexicon& shipped_lexicon() {
  static const auto loaded = Lexicon::load(GROTIUS_SOURCE_DIR "/lexicon");
  if (!loaded) throw std::runtime_error(loaded.error().to_string());
  return **loaded;
}

}  // namespace grotius
