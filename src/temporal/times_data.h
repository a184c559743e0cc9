// The files of lexicon/times as they stood when the program was built; times_data.cpp is written by the build.
#pragma once

#include <string_view>

namespace grotius::temporal {

extern const std::string_view kWordsFile, kHolidaysFile, kGrammarFile;

}  // namespace grotius::temporal
