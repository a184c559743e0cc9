// A Parse made from word forms alone, for tests of this stage that run without a model.
//
// Enters: Document and Tokens. Leaves: a Parse of flat sentences: tags guessed from forms and endings; helpers and
// arguments hang on the nearest verb. Test code only.
#pragma once

#include "syntax/syntax.h"

namespace grotius::temporal {

[[nodiscard]] Parse crude_parse(const Document& document, const Tokens& tokens);

}  // namespace grotius::temporal
