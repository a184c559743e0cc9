#include "temporal/grammar.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace grotius::temporal {
namespace {

constexpr std::string_view kMarks = "()|?,";

std::vector<std::string> pattern_tokens(std::string_view pattern) {
  std::vector<std::string> tokens;
  for (std::size_t i = 0; i < pattern.size();) {
    const char c = pattern[i];
    if (c == ' ' || c == '\t') {
      ++i;
    } else if (c == '"') {
      const auto end = pattern.find('"', i + 1);
      tokens.push_back("\"" + std::string(pattern.substr(i + 1, end - i - 1)));
      i = end == std::string_view::npos ? pattern.size() : end + 1;
    } else if (kMarks.find(c) != std::string_view::npos) {
      tokens.emplace_back(1, c);
      ++i;
    } else {
      std::size_t end = i;
      while (end < pattern.size() && pattern[end] != ' ' && pattern[end] != '\t' &&
             kMarks.find(pattern[end]) == std::string_view::npos)
        ++end;
      tokens.emplace_back(pattern.substr(i, end - i));
      i = end;
    }
  }
  return tokens;
}

// Recursive descent over one pattern. An empty result with `problem` set says what is wrong.
class PatternReader {
 public:
  PatternReader(std::vector<std::string> tokens, const std::map<std::string, std::size_t, std::less<>>& rules)
      : tokens_(std::move(tokens)), rules_(rules) {}

  Node read() {
    Node node = choice();
    if (at_ < tokens_.size() && problem.empty()) problem = fmt::format("unexpected '{}'", tokens_[at_]);
    return node;
  }
  std::string problem;

 private:
  Node choice() {
    Node node{Node::Kind::kChoice, false, "", 0, {sequence()}};
    while (at_ < tokens_.size() && tokens_[at_] == "|") {
      ++at_;
      node.parts.push_back(sequence());
    }
    return node.parts.size() == 1 ? Node(node.parts.front()) : node;
  }

  Node sequence() {
    Node node;
    while (at_ < tokens_.size() && tokens_[at_] != "|" && tokens_[at_] != ")") {
      Node part = item();
      if (at_ < tokens_.size() && tokens_[at_] == "?") {
        ++at_;
        part = Node{Node::Kind::kOptional, false, "", 0, {std::move(part)}};
      }
      node.parts.push_back(std::move(part));
    }
    if (node.parts.empty() && problem.empty()) problem = "an empty alternative";
    return node;
  }

  Node item() {
    const std::string token = tokens_[at_++];
    if (token == "(") {
      Node node = choice();
      if (at_ >= tokens_.size()) {
        problem = "a missing ')'";
        return node;
      }
      ++at_;
      return node;
    }
    return item_named(token);
  }

  // A word, "<slot>" or "{rule}"; the latter two with "@end" where they belong to the end of a range.
  Node item_named(std::string token) {
    constexpr std::string_view kEnd = "@end";
    const bool ends = token.size() > kEnd.size() && token.substr(token.size() - kEnd.size()) == kEnd;
    if (ends) token.resize(token.size() - kEnd.size());
    if (token.front() == '<' && token.back() == '>')
      return {Node::Kind::kSlot, ends, token.substr(1, token.size() - 2), 0, {}};
    if (token.front() == '{' && token.back() == '}') {
      const auto found = rules_.find(token.substr(1, token.size() - 2));
      if (found == rules_.end()) {
        problem = fmt::format("no rule above is called '{}'", token);
        return {};
      }
      return {Node::Kind::kRule, ends, found->first, found->second, {}};
    }
    return {Node::Kind::kWord, false, token.front() == '"' ? token.substr(1) : token, 0, {}};
  }

  std::vector<std::string> tokens_;
  const std::map<std::string, std::size_t, std::less<>>& rules_;
  std::size_t at_ = 0;
};

// Adds what `node` can begin with; true if it can also be empty.
bool add_first(const Grammar& grammar, const Node& node, std::vector<std::string>& first) {
  switch (node.kind) {
    case Node::Kind::kWord:
      first.push_back(node.text);
      return false;
    case Node::Kind::kSlot:
      first.push_back("<" + node.text.substr(0, node.text.find('=')) + ">");
      return false;
    case Node::Kind::kRule: {
      bool empty = false;
      for (const auto& alternative : grammar.rules[node.rule].alternatives)
        empty |= add_first(grammar, alternative, first);
      return empty;
    }
    case Node::Kind::kOptional:
      add_first(grammar, node.parts.front(), first);
      return true;
    case Node::Kind::kChoice: {
      bool empty = false;
      for (const auto& part : node.parts) empty |= add_first(grammar, part, first);
      return empty;
    }
    case Node::Kind::kSequence:
      break;
  }
  return std::all_of(node.parts.begin(), node.parts.end(),
                     [&](const Node& part) { return add_first(grammar, part, first); });
}

void set_firsts(Grammar& grammar) {
  for (auto& pattern : grammar.patterns) {
    add_first(grammar, pattern.node, pattern.first);
    std::sort(pattern.first.begin(), pattern.first.end());
  }
}

std::size_t key(std::size_t rule, std::size_t position) { return (position << 8U) | rule; }

}  // namespace

Result<Grammar> read_grammar(std::string_view text) {
  Grammar grammar;
  std::map<std::string, std::size_t, std::less<>> names;
  for (const auto& line : content_lines(text)) {
    const auto place = fmt::format("lexicon/times/grammar.txt:{}", line.number);
    const auto space = line.text.find(' ');
    const auto sign = line.text.substr(std::min(space, line.text.size())).substr(0, 3);
    if (sign != " = " && sign != " : ")
      return fail(ErrorCode::kMalformed,
                  fmt::format("expected 'rule = pattern' or 'kind : pattern', found '{}'", line.text), place);
    const std::string name(line.text.substr(0, space));
    PatternReader reader(pattern_tokens(line.text.substr(space + 3)), names);
    Node node = reader.read();
    if (!reader.problem.empty()) return fail(ErrorCode::kMalformed, reader.problem, place);
    if (sign == " : ") {
      grammar.patterns.push_back({name, std::move(node), {}});
      continue;
    }
    const auto [entry, added] = names.emplace(name, grammar.rules.size());
    if (added) grammar.rules.push_back({name, {}});
    grammar.rules[entry->second].alternatives.push_back(std::move(node));
  }
  if (grammar.rules.size() > 255)
    return fail(ErrorCode::kMalformed, fmt::format("{} rules, at most 255 are possible", grammar.rules.size()),
                "lexicon/times/grammar.txt");
  set_firsts(grammar);
  return grammar;
}

Filling Filling::side(bool ends) const {
  Filling filling;
  for (const auto& filled : slots)
    if (filled.ends == ends) filling.slots.push_back(filled);
  return filling;
}

const Filled* Filling::find(std::string_view slot) const {
  for (const auto& filled : slots)
    if (filled.slot == slot) return &filled;
  return nullptr;
}

std::optional<int> Filling::integer(std::string_view slot) const {
  const auto* filled = find(slot);
  if (filled == nullptr) return std::nullopt;
  return static_cast<int>(filled->number);
}

std::string Filling::code(std::string_view slot) const {
  const auto* filled = find(slot);
  return filled == nullptr ? std::string{} : std::string(filled->code);
}

const std::vector<Filled>& Matcher::terminals(std::size_t position) {
  const auto found = terminals_.find(position);
  if (found != terminals_.end()) return found->second;
  return terminals_.emplace(position, fill_slots(vocabulary_, lexemes_, position)).first->second;
}

const std::vector<Match>& Matcher::match_rule(std::size_t rule, std::size_t position) {
  const auto found = rules_.find(key(rule, position));
  if (found != rules_.end()) return found->second;
  std::vector<Match> matches;
  for (const auto& node : grammar_.rules[rule].alternatives)
    for (auto& match : this->match(node, position)) matches.push_back(std::move(match));
  return rules_.emplace(key(rule, position), std::move(matches)).first->second;
}

std::vector<Match> Matcher::match_sequence(const Node& node, std::size_t position) {
  std::vector<Match> open{{position, {}}};
  for (const auto& part : node.parts) {
    std::vector<Match> next;
    for (const auto& before : open) {
      for (const auto& match : this->match(part, before.end)) {
        Match joined{match.end, before.filling};
        joined.filling.slots.insert(joined.filling.slots.end(), match.filling.slots.begin(), match.filling.slots.end());
        next.push_back(std::move(joined));
      }
    }
    if (next.empty()) return {};
    open = std::move(next);
  }
  return open;
}

std::vector<Match> Matcher::match(const Node& node, std::size_t position) {
  // An expression never runs on into the next paragraph.
  switch (node.kind) {
    case Node::Kind::kWord: {
      if (position < lexemes_.size() && lexemes_[position].text == node.text) return {{position + 1, {}}};
      return {};
    }
    case Node::Kind::kSlot: {
      std::vector<Match> matches;
      if (position >= lexemes_.size()) return matches;
      const auto equals = node.text.find('=');
      const auto slot = std::string_view(node.text).substr(0, equals);
      for (const auto& filled : terminals(position)) {
        if (filled.slot != slot) continue;
        matches.push_back({filled.end, {{filled}}});
        if (equals != std::string::npos)
          matches.back().filling.slots.front().slot = std::string_view(node.text).substr(equals + 1);
        matches.back().filling.slots.front().ends = node.ends;
      }
      return matches;
    }
    case Node::Kind::kRule: {
      auto matches = match_rule(node.rule, position);
      for (auto& match : matches)
        for (auto& filled : match.filling.slots) filled.ends |= node.ends;
      return matches;
    }
    case Node::Kind::kSequence:
      return match_sequence(node, position);
    case Node::Kind::kChoice: {
      std::vector<Match> matches;
      for (const auto& part : node.parts)
        for (auto& match : this->match(part, position)) matches.push_back(std::move(match));
      return matches;
    }
    case Node::Kind::kOptional: {
      auto matches = match(node.parts.front(), position);
      matches.push_back({position, {}});
      return matches;
    }
  }
  return {};
}

bool Matcher::can_begin(const Grammar::Pattern& pattern, std::size_t position) {
  const auto holds = [&](const std::string& first) {
    return std::binary_search(pattern.first.begin(), pattern.first.end(), first);
  };
  if (holds(lexemes_[position].text)) return true;
  const auto& slots = terminals(position);
  return std::any_of(slots.begin(), slots.end(),
                     [&](const Filled& filled) { return holds("<" + std::string(filled.slot) + ">"); });
}

std::vector<Candidate> Matcher::at(std::size_t position) {
  std::vector<Candidate> candidates;
  for (std::size_t p = 0; p < grammar_.patterns.size(); ++p) {
    if (!can_begin(grammar_.patterns[p], position)) continue;
    for (auto& match : this->match(grammar_.patterns[p].node, position)) {
      bool broken = match.end == position;
      for (std::size_t i = position + 1; i < match.end; ++i) broken |= lexemes_[i].starts_paragraph;
      if (!broken) candidates.push_back({grammar_.patterns[p].kind, p, std::move(match)});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.match.end != b.match.end ? a.match.end > b.match.end : a.pattern < b.pattern;
  });
  return candidates;
}

}  // namespace grotius::temporal
