// Points on the map, which stand in the stored readings alone: only exports ask for them, so that loading a case need
// not.
#include <map>

#include "ledger/impl.h"

namespace grotius {

Result<bool> Ledger::ground(CaseContent& content) {
  std::map<std::int64_t, RecordedReport*> owners;
  for (RecordedReport& report : content.reports)
    if (report.reading != 0) owners[report.reading] = &report;
  return for_each_row(impl_->database,
                      "SELECT r.number, p.key, json_extract(p.value, '$.lat'), json_extract(p.value, '$.lon'), "
                      "json_extract(p.value, '$.geonames'), json_extract(p.value, '$.precision') "
                      "FROM readings r, json_each(r.json, '$.places') p "
                      "WHERE json_extract(p.value, '$.lat') IS NOT NULL AND json_extract(p.value, '$.lon') IS NOT NULL",
                      [&](const Query& q) {
                        const auto owner = owners.find(q.number(0));
                        const auto position = static_cast<std::size_t>(q.number(1));
                        if (owner == owners.end() || position >= owner->second->places.size()) return;
                        RecordedPlace& place = owner->second->places[position];
                        place.lat = q.real(2);
                        place.lon = q.real(3);
                        place.geonames = q.number(4);
                        place.precision = q.text(5);
                      });
}

}  // namespace grotius
