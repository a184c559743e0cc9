#include "registry/verbs.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

#include "registry/formats.h"

namespace grotius {

// Reads a file line by line.
class VerbReader {
 public:
  // What is wrong with the line, or nothing.
  std::string take(std::string_view raw) {
    const std::string line = clean(raw);
    if (line.empty()) return {};
    if (line.front() == '~') return {};
    if (line.front() == '&') return begin_set(line);
    if (line.starts_with("---")) return begin_block(line);
    if (line.front() == '-') return add_pattern(line);
    if (line.front() == '+' && in_set_) return add_member(line);
    return add_verb(line);
  }

  VerbDictionary finish() { return std::move(out_); }

 private:
  using Phrase = VerbDictionary::Phrase;
  using Pattern = VerbDictionary::Pattern;
  using Step = VerbDictionary::Step;

  // Without comments, in lower case, blanks for tabs and PETRARCH 2's brackets of phrases.
  std::string clean(std::string_view line) {
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line.substr(i).starts_with("<!--")) commented_ = true;
      if (commented_ && line.substr(i).starts_with("-->")) {
        commented_ = false;
        i += 2;
      } else if (!commented_) {
        const char c = line[i];
        if (c == '#') break;
        out += c == '\t' || c == '\r' || c == '(' || c == ')' ? ' ' : lower(c);
      }
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    out.erase(0, std::min(out.find_first_not_of(' '), out.size()));
    return out;
  }

  static char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

  static std::vector<std::string> split(std::string_view text, const char* separators) {
    std::vector<std::string> out;
    for (std::size_t at = text.find_first_not_of(separators); at < text.size();
         at = text.find_first_not_of(separators, at)) {
      const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
      out.emplace_back(text.substr(at, end - at));
      at = end;
    }
    return out;
  }

  // Cuts "[031:032]" off the line; "---" and an empty bracket are no code.
  static std::optional<std::string> cut_code(std::string& line) {
    const auto open = line.find('['), close = line.find(']');
    if (open == std::string::npos) return std::string();
    if (close == std::string::npos || close < open) return std::nullopt;
    std::string code = line.substr(open + 1, close - open - 1);
    line.erase(open);
    code.erase(std::min(code.find(':'), code.size()));
    std::erase(code, ' ');
    for (char& c : code) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return code.find_first_not_of("-+") == std::string::npos ? "" : code;
  }

  std::string begin_set(const std::string& line) {
    in_set_ = true;
    set_ = line.substr(1, line.find_first_of(" ") - 1);
    while (!set_.empty() && set_.back() == '_') set_.pop_back();
    return set_.empty() ? "a synonym set without a name" : "";
  }

  std::string add_member(const std::string& line) {
    const std::string member = line.substr(1);
    if (member.starts_with('&')) {
      const auto other = sets_.find(member.substr(1));
      if (other == sets_.end()) return fmt::format("\"{}\" is no synonym set above this line", member);
      const std::vector<Phrase> phrases = other->second;
      sets_[set_].insert(sets_[set_].end(), phrases.begin(), phrases.end());
    } else {
      sets_[set_].push_back(split(member, " _"));
    }
    return {};
  }

  std::string begin_block(std::string line) {
    in_set_ = false;
    const auto code = cut_code(line);
    if (!code) return "a code's bracket is not closed";
    default_ = *code;
    out_.blocks_.emplace_back();
    return {};
  }

  std::string add_verb(std::string line) {
    in_set_ = false;
    if (out_.blocks_.empty()) return fmt::format("\"{}\" stands before any block", line);
    const auto code = cut_code(line);
    if (!code) return "a code's bracket is not closed";
    std::string forms;
    if (const auto open = line.find('{'); open != std::string::npos) {
      const auto close = line.find('}', open);
      if (close == std::string::npos) return "a list of forms is not closed";
      forms = line.substr(open + 1, close - open - 1);
      line.erase(open);
    }
    for (const std::string& form : split(line + " " + forms, " "))
      if (std::string wrong = add_form(form, code->empty() ? default_ : *code); !wrong.empty()) return wrong;
    return {};
  }

  // "break", or "+break_down", "cordon_+off": "+" stands before the verb among its words.
  std::string add_form(const std::string& form, const std::string& code) {
    const std::vector<std::string> parts = split(form, "_");
    std::size_t verb = 0;
    for (std::size_t i = 0; i < parts.size(); ++i)
      if (parts[i].starts_with('+')) verb = i;
    if (parts.empty()) return fmt::format("\"{}\" is no verb", form);
    Pattern words;
    words.code = code;
    for (std::size_t i = verb; i-- > 0;) words.before.push_back({{{parts[i]}}, true});
    for (std::size_t i = verb + 1; i < parts.size(); ++i) words.after.push_back({{{parts[i]}}, true});
    const std::string name = parts[verb].starts_with('+') ? parts[verb].substr(1) : parts[verb];
    out_.verbs_[name].push_back({out_.blocks_.size() - 1, std::move(words)});
    return {};
  }

  std::string add_pattern(std::string line) {
    in_set_ = false;
    if (out_.blocks_.empty()) return "a pattern stands before any block";
    const auto code = cut_code(line);
    if (!code) return "a code's bracket is not closed";
    if (code->empty()) return {};
    Pattern pattern;
    pattern.code = *code;
    bool after = false, found = false;
    for (const std::string& piece : split(std::string_view(line).substr(1), " {}")) {
      bool joined = false;
      for (const std::string& word : split(piece, "_")) {
        if (word == "*") {
          if (joined && !pattern.before.empty()) pattern.before.front().joined = true;
          after = found = true;
        } else if (word != "$" && word != "+" && word != "%" && word != "^") {
          Step step;
          if (std::string wrong = read_step(word, step); !wrong.empty()) return wrong;
          step.joined = after && joined;
          if (!after && joined && !pattern.before.empty()) pattern.before.front().joined = true;
          (after ? pattern.after : pattern.before).insert(after ? pattern.after.end() : pattern.before.begin(), step);
        }
        joined = true;
      }
    }
    if (!found) return fmt::format("the pattern \"{}\" has no \"*\" for its verb", line);
    out_.blocks_.back().patterns.push_back(std::move(pattern));
    return {};
  }

  std::string read_step(const std::string& word, Step& step) const {
    if (word.front() != '&') {
      step.phrases = {{word}};
      return {};
    }
    const auto set = sets_.find(word.substr(1));
    if (set == sets_.end()) return fmt::format("\"{}\" is no synonym set above this line", word);
    step.phrases = set->second;
    return {};
  }

  VerbDictionary out_;
  std::map<std::string, std::vector<Phrase>> sets_;
  std::string set_, default_;
  bool in_set_ = false, commented_ = false;
};

namespace {

bool is_word(const VerbContext& sentence, std::size_t at, const std::string& word) {
  return sentence.words[at] == word || sentence.lemmas[at] == word;
}

bool stands(const VerbContext& sentence, std::size_t first, const std::vector<std::string>& phrase) {
  for (std::size_t i = 0; i < phrase.size(); ++i)
    if (!is_word(sentence, first + i, phrase[i])) return false;
  return !phrase.empty();
}

// Do the steps from `step` on stand to the right of `edge` (one past what is matched)?
bool to_the_right(const auto& steps, std::size_t step, const VerbContext& sentence, std::size_t edge) {
  if (step == steps.size()) return true;
  for (const auto& phrase : steps[step].phrases)
    for (std::size_t at = edge; at + phrase.size() <= sentence.words.size(); ++at) {
      if (stands(sentence, at, phrase) && to_the_right(steps, step + 1, sentence, at + phrase.size())) return true;
      if (steps[step].joined) break;
    }
  return false;
}

// The same to the left of `edge` (the first word that is matched).
bool to_the_left(const auto& steps, std::size_t step, const VerbContext& sentence, std::size_t edge) {
  if (step == steps.size()) return true;
  for (const auto& phrase : steps[step].phrases)
    for (std::size_t end = edge; end >= phrase.size(); --end) {
      const std::size_t at = end - phrase.size();
      if (stands(sentence, at, phrase) && to_the_left(steps, step + 1, sentence, at)) return true;
      if (steps[step].joined) break;
    }
  return false;
}

}  // namespace

Result<VerbDictionary> VerbDictionary::load(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(ErrorCode::kNotFound, "no such verb dictionary, or it cannot be read", file);
  std::ostringstream text;
  text << in.rdbuf();
  return parse(text.str(), file);
}

Result<VerbDictionary> VerbDictionary::parse(std::string_view text, const std::string& file) {
  VerbReader reader;
  std::size_t number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    if (std::string wrong = reader.take(line); !wrong.empty())
      return fail(ErrorCode::kMalformed, std::move(wrong), fmt::format("{}:{}", file, number));
  }
  return reader.finish();
}

bool VerbDictionary::matches(const Pattern& pattern, const VerbContext& sentence, std::size_t at) {
  return to_the_left(pattern.before, 0, sentence, at) && to_the_right(pattern.after, 0, sentence, at + 1);
}

std::string VerbDictionary::code(const VerbContext& sentence, std::size_t at) const {
  const std::string* best = nullptr;
  std::size_t most = 0;
  const auto offer = [&](const Pattern& pattern, std::size_t words) {
    if (pattern.code.empty() || (best != nullptr && words <= most) || !matches(pattern, sentence, at)) return;
    best = &pattern.code;
    most = words;
  };
  const auto look_up = [&](const std::string& name) {
    const auto found = verbs_.find(name);
    if (found == verbs_.end()) return;
    for (const Verb& verb : found->second) {
      const std::size_t own = verb.words.before.size() + verb.words.after.size();
      if (!matches(verb.words, sentence, at)) continue;
      offer(verb.words, own);
      for (const Pattern& pattern : blocks_[verb.block].patterns)
        offer(pattern, own + pattern.before.size() + pattern.after.size());
    }
  };
  look_up(sentence.words[at]);
  if (sentence.lemmas[at] != sentence.words[at]) look_up(sentence.lemmas[at]);
  return best == nullptr ? "" : *best;
}

}  // namespace grotius
