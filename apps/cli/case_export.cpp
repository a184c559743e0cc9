// `grotius export`: a case in the formats of other tools, to a file, a folder or standard output.
#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "cli/case.h"
#include "exchange/exchange.h"

namespace grotius::cli {
namespace {

namespace fs = std::filesystem;

int write_file(const fs::path& path, const std::string& bytes) {
  std::error_code error;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << bytes;
  file.close();
  if (file) return 0;
  return failed({ErrorCode::kUnreadable, fmt::format("cannot be written: {}", std::strerror(errno)), path.string()});
}

Result<std::vector<ExportedFile>> files_of(const CaseOptions& options) {
  auto ledger = Ledger::open_to_read(options.path);
  if (!ledger) return tl::unexpected(ledger.error());
  auto content = ledger->load();
  if (!content) return tl::unexpected(content.error());
  if (const auto grounded = ledger->ground(*content); !grounded) return tl::unexpected(grounded.error());
  ExportRequest request;
  request.format = options.format;
  request.as_of = options.as_of;
  request.known_at = options.known_at;
  request.with_unreal = options.with_unreal;
  request.program = GROTIUS_VERSION;
  return export_case(*content, request);
}

}  // namespace

int write_export(const CaseOptions& options) {
  const auto files = files_of(options);
  if (!files) return failed(files.error());
  const bool is_one = files->size() == 1 && files->front().path.empty();
  if (!is_one && options.out.empty())
    return failed({ErrorCode::kInvalid, options.format + " is several files: name a folder with --out", ""});
  if (is_one)
    return options.out.empty() ? write_output(files->front().bytes) : write_file(options.out, files->front().bytes);
  for (const ExportedFile& file : *files)
    if (const int status = write_file(fs::path(options.out) / file.path, file.bytes); status != 0) return status;
  return 0;
}

}  // namespace grotius::cli
