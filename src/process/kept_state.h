// The plain state of a case on a shelf: what its sections remember of the reports up to some months ago, who is who,
// and who is in the reports since. Private to the stage.
//
// Enters: a case with everything merged, or reports that were added to one. Leaves: on the shelf, what the state of all
// is made with from the reports of the last months alone. Thread safety: none.
#pragma once

#include "process/extend.h"
#include "process/happenings.h"

namespace grotius {

[[nodiscard]] bool is_earlier(const Versions& a, const Versions& b);
// Offices, and whether he acts, of every actor of the material's roster.
void complete_actors(const Material& material, Roster& roster);
void mark_acting(const Material& material, Roster& roster);
void describe_reports(const CaseView& view, State& state);
// All sections, of the past and what is present, which goes into the past. `happenings`: of the present.
void fill_sections(const Material& material, Happenings happenings, Past& past, State& state);
// What was known before the day `to` goes into the past.
void leave_present(Material& material, const std::string& to, std::vector<Happening>& happenings, Past& past);

// The state of all reports onto the shelf; `material`: of the desk, whose actors are complete.
void keep_state(Material& material, Shelf& shelf);
// What the added reports change of it; where that cannot be told, it is taken off the shelf.
void extend_kept_state(const Material& addition, const Extension& extension, Shelf& shelf);

}  // namespace grotius
