#include "cases.h"

#include <filesystem>
#include <fstream>

namespace grotius {

const Reader* shipped_reader() {
  static const std::unique_ptr<const Reader> kReader = [] {
    const std::string root = GROTIUS_SOURCE_DIR, model = root + "/models/grotius-en.model";
    if (!std::filesystem::exists(model)) return std::unique_ptr<const Reader>();
    auto opened = Reader::open(model, root + "/lexicon");
    return opened ? *std::move(opened) : nullptr;
  }();
  return kReader.get();
}

std::vector<ReadingCase> read_cases(const std::string& file) {
  std::vector<ReadingCase> out;
  int part = 0;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("== ")) {
      out.push_back({line.substr(3), "", "", {}});
      part = 0;
    } else if (line == "----") {
      ++part;
    } else if (!out.empty()) {
      ReadingCase& now = out.back();
      if (part == 0) now.why += line;
      if (part == 1) now.text += line + '\n';
      if (part == 2 && !line.empty()) now.expected.push_back(line);
    }
  }
  return out;
}

}  // namespace grotius
