#include "recall/lists.h"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace grotius {
namespace {

void put(std::string& out, std::uint64_t number) {
  while (number >= 0x80) {
    out += static_cast<char>(number | 0x80U);
    number >>= 7U;
  }
  out += static_cast<char>(number);
}

std::uint64_t take(std::string_view& bytes) {
  std::uint64_t out = 0;
  for (unsigned shift = 0; !bytes.empty() && shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    out |= std::uint64_t{byte & 0x7fU} << shift;
    if (byte < 0x80) break;
  }
  return out;
}

class Writer {
 public:
  void operator()(const std::string& text) {
    put(out_, text.size());
    out_ += text;
  }
  void operator()(const std::vector<std::string>& list) {
    put(out_, list.size());
    for (const std::string& one : list) (*this)(one);
  }
  void operator()(std::uint32_t number) { put(out_, number); }
  void operator()(bool truth) { put(out_, truth ? 1 : 0); }
  void operator()(double number) {
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    out_.append(bytes, sizeof number);
  }
  [[nodiscard]] std::string done() { return std::move(out_); }

 private:
  std::string out_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}
  void operator()(std::string& text) {
    const std::size_t size = std::min<std::size_t>(take(rest_), rest_.size());
    text = rest_.substr(0, size);
    rest_.remove_prefix(size);
  }
  void operator()(std::vector<std::string>& list) {
    list.resize(std::min<std::size_t>(take(rest_), rest_.size()));
    for (std::string& one : list) (*this)(one);
  }
  void operator()(std::uint32_t& number) { number = static_cast<std::uint32_t>(take(rest_)); }
  void operator()(bool& truth) { truth = take(rest_) != 0; }
  void operator()(double& number) {
    if (rest_.size() < sizeof number) return;
    std::memcpy(&number, rest_.data(), sizeof number);
    rest_.remove_prefix(sizeof number);
  }

 private:
  std::string_view rest_;
};

// Every field in one order, for writing and for reading.
template <class Line, class Visit>
void visit(Line& line, Visit& field) {
  auto& reference = line.reference;
  field(reference.report), field(reference.fact), field(reference.actor);
  field(reference.evidence.begin), field(reference.evidence.end);
  field(reference.said_by), field(reference.anonymous), field(reference.published), field(reference.confidence);
  field(line.kind), field(line.type), field(line.mode), field(line.status), field(line.place), field(line.passage);
  field(line.source), field(line.target), field(line.said_by), field(line.mutual);
  field(line.when.from), field(line.when.to), field(line.when.precision);
}

}  // namespace

std::string packed(const Positions& positions) {
  std::string out;
  out.reserve(positions.size() * 2);
  std::uint32_t before = 0;
  for (const std::uint32_t position : positions) {
    put(out, position - before);
    before = position;
  }
  return out;
}

Positions unpacked(std::string_view bytes) {
  Positions out;
  out.reserve(bytes.size());
  std::uint32_t position = 0;
  while (!bytes.empty()) {
    position += static_cast<std::uint32_t>(take(bytes));
    out.push_back(position);
  }
  return out;
}

Positions both(const Positions& a, const Positions& b) {
  Positions out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

void unite(Positions& into, Positions more) {
  if (into.empty()) {
    into = std::move(more);
    return;
  }
  Positions out;
  out.reserve(into.size() + more.size());
  std::set_union(into.begin(), into.end(), more.begin(), more.end(), std::back_inserter(out));
  into = std::move(out);
}

std::string packed_names(const std::vector<std::string>& names) {
  Writer writer;
  writer(names);
  return writer.done();
}

std::vector<std::string> unpacked_names(std::string_view bytes) {
  std::vector<std::string> out;
  Reader reader(bytes);
  reader(out);
  return out;
}

std::string packed_line(const FactLine& line) {
  Writer writer;
  visit(line, writer);
  return writer.done();
}

FactLine unpacked_line(std::string_view bytes) {
  FactLine out;
  Reader reader(bytes);
  visit(out, reader);
  return out;
}

}  // namespace grotius
