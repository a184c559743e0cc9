#include "exchange/exchange.h"
#include <filesystem>
#include <fstream>
#include <iostream>
using namespace grotius;
int main(int argc, char** argv) {  // CASE FORMAT OUT [AS_OF]
  auto l = Ledger::open_to_read(argv[1]);
  if (!l) { std::cerr << l.error().to_string() << "\n"; return 1; }
  auto c = l->load();
  if (!c) { std::cerr << c.error().to_string() << "\n"; return 1; }
  auto g = l->ground(*c);
  if (!g) { std::cerr << g.error().to_string() << "\n"; return 1; }
  ExportRequest r; r.format = argv[2]; r.program = "0.1.0"; if (argc > 4) r.as_of = argv[4];
  auto f = export_case(*c, r);
  if (!f) { std::cerr << f.error().to_string() << "\n"; return 1; }
  for (auto& x : *f) {
    std::filesystem::path p = x.path.empty() ? argv[3] : std::filesystem::path(argv[3]) / x.path;
    if (p.has_parent_path()) std::filesystem::create_directories(p.parent_path());
    std::ofstream(p, std::ios::binary) << x.bytes;
  }
}
