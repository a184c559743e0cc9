// SHA-256 (FIPS 180-4), for the ids of reports that come without one.
//
// Enters: bytes. Leaves: the digest as 64 lower-case hexadecimal digits. Thread safety: pure.
#pragma once

#include <string>
#include <string_view>

namespace grotius {

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace grotius
