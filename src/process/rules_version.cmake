# Writes OUTPUT, which tells the hash of FILES: cmake -DFILES=a;b -DOUTPUT=x.cpp -P rules_version.cmake
set(all "")
foreach(one IN LISTS FILES)
  file(SHA256 ${one} hash)
  string(APPEND all ${hash})
endforeach()
string(SHA256 version "${all}")
file(WRITE ${OUTPUT} "#include \"process/process.h\"

namespace grotius {
std::string_view rules_version() { return \"${version}\"; }
}  // namespace grotius
")
