// Words of a report as a label that can be read alone. Private to the stage. Thread safety: pure.
//
// What hangs over at the edges is cut ("of a peace framework"), a relative clause is left out, a noun that says nothing
// alone takes its complement ("plans" of "plans to fight the Islamists"); what then names no thing ("it", "the idea", a
// person) is empty.
#pragma once

#include "process/facts.h"

namespace grotius {

[[nodiscard]] std::string readable(const Material& material, const std::string& words);
// `sentence`: how far a complement may reach.
[[nodiscard]] std::string readable(const Material& material, std::size_t report, PointSpan span, PointSpan sentence);
// The noun at `head` with what qualifies it: "truce and mutual recognition pact", "Camp David accords".
[[nodiscard]] std::string noun_phrase(const Material& material, std::size_t report, PointSpan head, PointSpan sentence);
[[nodiscard]] PointSpan noun_span(const Material& material, std::size_t report, PointSpan head, PointSpan sentence);

// "A commission proposed by the parties": what stands before the verb; empty where none does.
[[nodiscard]] std::string proposed_thing(const Material& material, std::size_t report, PointSpan verb,
                                         PointSpan sentence);

[[nodiscard]] std::string capital(std::string text);
// The first word in lower case unless the report has it as a name.
[[nodiscard]] std::string lower_start(std::string text, const Material& material, std::size_t report, PointSpan span);
// Without a function word or a sign at its end.
[[nodiscard]] std::string trimmed_end(std::string text);
// At most so many bytes, cut between words.
[[nodiscard]] std::string clipped(std::string text, std::size_t longest);
// Between blanks, as they stand.
[[nodiscard]] std::vector<std::string> written_words(const std::string& text);
// A word that begins a complement: "of", "to", "for".
[[nodiscard]] bool is_joint(const std::string& word);

}  // namespace grotius
