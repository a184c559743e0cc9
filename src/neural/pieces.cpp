#include "neural/pieces.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace grotius::neural {
namespace {

constexpr std::size_t kLongestPart = 100;  // code points; longer parts are unknown

bool is_ascii(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_ascii_punctuation(UChar32 c) {
  return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
}

bool is_cjk(UChar32 c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF) ||
         (c >= 0x2A700 && c <= 0x2CEAF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

bool is_space(UChar32 c) { return c < 0x80 ? c == ' ' || (c >= 9 && c <= 13) : u_isUWhiteSpace(c) != 0; }

bool is_dropped(UChar32 c) {
  if (c == '\t' || c == '\n' || c == '\r') return false;
  if (c < 0x80) return c < 32 || c == 127;
  const auto category = u_charType(c);
  return category == U_NON_SPACING_MARK || category == U_CONTROL_CHAR || category == U_FORMAT_CHAR || c == 0xFFFD;
}

bool stands_alone(UChar32 c) { return is_ascii_punctuation(c) || (c >= 0x80 && (u_ispunct(c) != 0 || is_cjk(c))); }

void append_code_point(UChar32 c, std::string& out) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else {
    icu::UnicodeString(c).toUTF8String(out);
  }
}

// Builds the normal form: parts with one space between them.
class Parts {
 public:
  void add(UChar32 c) {
    if (is_dropped(c)) return;
    if (is_space(c)) {
      open_ = false;
      return;
    }
    const bool alone = stands_alone(c);
    if (!out_.empty() && (alone || !open_)) out_ += ' ';
    append_code_point(c, out_);
    open_ = !alone;
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool open_ = false;  // the last part may go on
};

icu::UnicodeString to_unicode(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
}

template <class Function>
void for_code_points(const icu::UnicodeString& text, Function f) {
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) f(text.char32At(i));
}

// Lower case, then canonical decomposition. ICU reports no error for valid input and its built-in data.
icu::UnicodeString lower_decomposed(std::string_view word) {
  icu::UnicodeString text = to_unicode(word);
  text.toLower(icu::Locale::getRoot());
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  return U_SUCCESS(status) ? nfd->normalize(text, status) : text;
}

bool is_upper(UChar32 c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : u_tolower(c) != c; }
bool is_letter(UChar32 c) { return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : u_isalpha(c) != 0; }
bool is_digit(UChar32 c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  const auto type = u_getIntPropertyValue(c, UCHAR_NUMERIC_TYPE);
  return type == U_NT_DECIMAL || type == U_NT_DIGIT;
}

struct LetterCounts {
  std::size_t letters = 0, upper = 0, digits = 0;
  bool first_upper = false;

  void add(UChar32 c) {
    digits += is_digit(c) ? 1 : 0;
    if (!is_letter(c)) return;
    if (letters == 0) first_upper = is_upper(c);
    ++letters;
    upper += is_upper(c) ? 1 : 0;
  }
};

std::uint32_t shape_class(std::string_view word) {
  LetterCounts n;
  if (is_ascii(word)) {
    for (const char c : word) n.add(c);
  } else {
    for_code_points(to_unicode(word), [&n](UChar32 c) { n.add(c); });
  }
  if (n.digits > 0) return n.letters > 0 ? 7 : 6;
  if (n.letters == 0) return 0;
  if (n.upper == 0) return 1;
  if (n.letters == 1) return 4;
  if (n.upper == n.letters) return 3;
  return n.first_upper && n.upper == 1 ? 2 : 5;
}

}  // namespace

std::string normalise(std::string_view word) {
  Parts parts;
  if (is_ascii(word)) {
    for (const char c : word) parts.add(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    return parts.take();
  }
  for_code_points(lower_decomposed(word), [&parts](UChar32 c) { parts.add(c); });
  return parts.take();
}

Vocabulary::Vocabulary(std::string_view lines) {
  const auto expected = static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')) + 1;
  first_.reserve(expected);
  while (!lines.empty()) {
    const std::string_view piece = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), piece.size() + 1));
    const auto id = static_cast<PieceId>(size_++);
    longest_ = std::max(longest_, piece.size());
    if (piece.starts_with("##")) {
      later_.insert_or_assign(piece.substr(2), id);
    } else {
      first_.insert_or_assign(piece, id);
    }
  }
  const auto special = [this](std::string_view name, PieceId& id) {
    const auto found = first_.find(name);
    if (found != first_.end()) {
      id = found->second;
    } else if (missing_.empty()) {
      missing_ = name;
    }
  };
  special("[CLS]", cls_);
  special("[SEP]", sep_);
  special("[unused1]", break_);
  special("[UNK]", unknown_);
}

// Longest match first; a part that no pieces tile is unknown as a whole.
void Vocabulary::cut_part(std::string_view part, std::vector<PieceId>& pieces) const {
  const std::size_t before = pieces.size();
  const auto code_points = std::count_if(part.begin(), part.end(), [](char c) { return (c & 0xC0) != 0x80; });
  bool known = static_cast<std::size_t>(code_points) <= kLongestPart;
  for (std::size_t start = 0; known && start < part.size();) {
    const Index& index = start == 0 ? first_ : later_;
    std::size_t length = std::min(longest_, part.size() - start);
    auto found = index.find(part.substr(start, length));
    while (found == index.end() && length > 1) found = index.find(part.substr(start, --length));
    known = found != index.end();
    if (!known) break;
    pieces.push_back(found->second);
    start += length;
  }
  if (known) return;
  pieces.resize(before);
  pieces.push_back(unknown_);
}

void Vocabulary::cut(std::string_view word, std::size_t most, std::vector<PieceId>& pieces) const {
  const std::size_t before = pieces.size();
  const std::string parts = normalise(word);
  for (std::string_view rest = parts; !rest.empty();) {
    const std::string_view part = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    cut_part(part, pieces);
  }
  if (pieces.size() == before) pieces.push_back(unknown_);
  if (pieces.size() > before + most) pieces.resize(before + most);
}

std::uint32_t shape(std::string_view word, bool space_before) {
  return 2 * shape_class(word) + (space_before ? 1U : 0U);
}

}  // namespace grotius::neural
