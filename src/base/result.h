// Result<T>: what a fallible public function returns: the value, or an Error that says what went wrong with the
// actual values in it and where. Exceptions stay inside loaders and wrappers of libraries that throw.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace grotius {

enum class ErrorCode {
  kNotFound,      // a file or entry that does not exist
  kUnreadable,    // exists but cannot be read or written
  kMalformed,     // read, but not in the format it should have
  kWrongVersion,  // a format version this program does not know
  kDamaged,       // truncated, or its checksum does not hold
  kInvalid,       // an argument outside its domain
};

struct Error {
  ErrorCode code = ErrorCode::kInvalid;
  std::string message;  // one sentence with the actual values
  std::string place;    // file, file:line, or report id; may be empty

  // "place: message", as apps print it.
  [[nodiscard]] std::string to_string() const { return place.empty() ? message : place + ": " + message; }
};

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string place = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(place)});
}

}  // namespace grotius
