// Reads one report and prints its facts: kind, PLOVER type, status, who, the words that carry it.
//   usage: example_read_report MODEL LEXICON_DIRECTORY
#include <cstdio>
#include <string>
#include <utility>

#include "pipeline/pipeline.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: %s MODEL LEXICON_DIRECTORY\n", argv[0]);
    return 2;
  }
  const auto reader = grotius::Reader::open(argv[1], argv[2]);
  if (!reader) {
    std::fprintf(stderr, "%s\n", reader.error().to_string().c_str());
    return 1;
  }

  grotius::Report report;
  report.published = "1978-09-08";
  report.text = "Menachem Begin on Thursday rejected the plan that Anwar Sadat had presented a day earlier.";
  const grotius::Reading reading = (*reader)->read(std::move(report));

  for (const grotius::Fact& fact : reading.facts) {
    std::string who;
    for (const grotius::ActorId id : fact.source) who += reading.cast.actors[id.value].name + " ";
    const std::string words(reading.document.text(fact.trigger));
    std::printf("%s %s, %s: %s[%s]\n", fact.kind.c_str(), fact.type.c_str(), fact.status.c_str(), who.c_str(),
                words.c_str());
  }
}
