#include "process/kept_state.h"

#include "base/date.h"
#include "process/past_bytes.h"
#include "process/sections.h"

namespace grotius {

ActorNumbers::ActorNumbers(std::span<const CaseActor> actors) : numbers_(actors.size(), CaseActorId::kNone) {
  by_id_.reserve(actors.size());
  for (std::size_t i = 0; i < actors.size(); ++i) by_id_.emplace(actors[i].id, CaseActorId(i));
}

std::uint32_t ActorNumbers::of(CaseActorId actor) {
  std::uint32_t& number = numbers_[actor.value];
  if (number == CaseActorId::kNone) {
    number = static_cast<std::uint32_t>(named_.size());
    named_.push_back(actor);
  }
  return number;
}

namespace {

constexpr std::string_view kPast = "state:past";
constexpr std::string_view kActors = "state:actors";
constexpr std::string_view kPresent = "state:present";

// All but the past. Numbers of actors are their places in `actors`.
struct KeptPresent {
  std::string until, first;  // where it begins; the day of the first report of all
  std::size_t reports = 0;
  Versions versions;
  std::string scene;
  // Who is in the reports of the present and of the days before it that are looked back at, and who of them leads a
  // state there, by their ids.
  std::map<std::string, std::vector<CaseActorId>> in_report, leaders;
  std::vector<CaseActor> actors;
};

// How far the present may grow before a part of it becomes the past.
constexpr int kMostDays = kPresentDays + 60;

bool is_lasting(const CaseActor& actor) { return actor.id.size() <= kDigitsOfPassingId; }

// The days of reports that a present needs which begins at that day.
std::string looked_back_to(const std::string& from) { return plus_days(from, -kReachDays); }

void put_present(const KeptPresent& kept, ActorNumbers& numbers, Shelf& shelf) {
  PastWriter out(numbers);
  out(kept.until, kept.first, kept.reports, kept.versions, kept.scene, kept.in_report, kept.leaders);
  shelf.put(kPresent, out.done());
}

// `material`: that of the reports whose passages the actors do not have yet; null for none. `ties`: of its actors.
void put_actors(std::span<const CaseActor> actors, ActorNumbers& numbers, const Material* material,
                std::span<const TiesTold> ties, Shelf& shelf) {
  PastWriter all(numbers);
  for (std::size_t i = 0; i < numbers.named().size(); ++i) {  // grows by those for whom they act
    CaseActor actor = actors[numbers.named()[i].value];
    if (material != nullptr) {
      actor.seen = passages_of(*material, actor);
      actor.ties = ties[numbers.named()[i].value];
    }
    all(actor);
  }
  Packer count;
  count.number(numbers.named().size());
  shelf.put(kActors, count.done() + all.done());
}

// Everybody who lasts, and whoever is named in what is kept.
void put_all(const Past& past, const KeptPresent& present, const Material& material, Shelf& shelf) {
  const std::vector<CaseActor>& actors = material.roster.actors;
  ActorNumbers numbers(actors);
  for (std::size_t i = 0; i < actors.size(); ++i)
    if (is_lasting(actors[i])) static_cast<void>(numbers.of(CaseActorId(i)));
  PastWriter out(numbers);
  out(past);
  shelf.put(kPast, out.done());
  put_present(present, numbers, shelf);
  put_actors(actors, numbers, &material, ties_before(material, present.until), shelf);
}

void list_reports(const Material& material, KeptPresent& out) {
  const std::string from = looked_back_to(out.until);
  out.in_report.clear();
  out.leaders.clear();
  for (std::size_t i = 0; i < material.view.reports.size(); ++i) {
    const RecordedReport& report = *material.view.reports[i];
    if (day_of(report.published) < from) continue;
    out.in_report[report.id] = material.roster.of[i];
    if (const auto& leaders = material.roster.leaders[i]; !leaders.empty()) out.leaders[report.id] = leaders;
  }
}

bool get_present(Shelf& shelf, KeptPresent& out) {
  const std::vector<std::string> none;
  const auto bytes = shelf.get(kPresent), actors = shelf.get(kActors);
  if (!bytes || !actors || bytes->empty()) return false;
  PastReader in(*bytes, none), of_actors(*actors, none);
  in(out.until, out.first, out.reports, out.versions, out.scene, out.in_report, out.leaders);
  of_actors(out.actors);
  return in.is_whole() && of_actors.is_whole();
}

bool get_past(Shelf& shelf, const KeptPresent& present, Past& out) {
  std::vector<std::string> ids;
  ids.reserve(present.actors.size());
  for (const CaseActor& actor : present.actors) ids.push_back(actor.id);
  const auto bytes = shelf.get(kPast);
  if (!bytes) return false;
  PastReader in(*bytes, ids);
  in(out);
  return in.is_whole();
}

// Those of the added reports, into those that are kept.
class ActorAdder {
 public:
  ActorAdder(const Material& addition, const Extension& extension, KeptPresent& kept)
      : addition_(addition), extension_(extension), kept_(kept) {
    for (std::size_t i = 0; i < kept.actors.size(); ++i) by_id_[kept.actors[i].id] = CaseActorId(i);
  }

  // False where entries of the past would read otherwise.
  bool run() {
    const auto& actors = addition_.roster.actors;
    for (std::size_t i = 0; i < actors.size(); ++i) {
      const auto known = by_id_.find(actors[i].id);
      if (known == by_id_.end()) {
        if (extension_.is_as_before(i) || !add(actors[i])) return false;
      } else {
        number_.push_back(known->second);
        if (!extension_.is_as_before(i) && !renew(known->second, actors[i])) return false;
      }
    }
    for (std::size_t i = 0; i < actors.size(); ++i)
      if (!by_id_.contains(actors[i].id)) kept_.actors[number_[i].value].party = number_[actors[i].party.value];
    for (std::size_t r = 0; r < addition_.view.reports.size(); ++r) {
      auto& of = kept_.in_report[addition_.view.reports[r]->id];
      for (const CaseActorId actor : addition_.roster.of[r]) of.push_back(number_[actor.value]);
      for (const CaseActorId actor : addition_.roster.leaders[r])
        kept_.leaders[addition_.view.reports[r]->id].push_back(number_[actor.value]);
    }
    return true;
  }

 private:
  // A country that was none before is ground no more.
  bool add(const CaseActor& actor) {
    if (actor.is_land || (actor.identified && actor.kind == "state")) return false;
    number_.emplace_back(kept_.actors.size());
    CaseActor& out = kept_.actors.emplace_back(actor);
    complete(actor, out);
    return true;
  }

  // Labels of proposals have names in them; whose country the case is about, and whose minister somebody is, tells what
  // counts.
  bool renew(CaseActorId number, const CaseActor& actor) const {
    CaseActor& known = kept_.actors[number.value];
    const auto is_of_country = [&](const CaseActor& one) { return !kept_.scene.empty() && one.country == kept_.scene; };
    const bool was_some_minister = is_some_minister(known, number);
    if (known.name != actor.name || is_of_country(known) != is_of_country(actor)) return false;
    known.country = actor.country;
    known.wikidata = actor.wikidata;
    known.aliases = actor.aliases;
    if (!actor.members.empty()) known.first_seen = std::min(known.first_seen, actor.first_seen);
    known.last_seen = std::max(known.last_seen, actor.last_seen);
    known.acts = known.acts || actor.acts;
    complete(actor, known);
    return is_some_minister(known, number) == was_some_minister;
  }

  void complete(const CaseActor& actor, CaseActor& out) const {
    CaseActor of_addition = actor;
    of_addition.held = out.held;
    of_addition.seen = out.seen;
    hold_offices(addition_, of_addition);
    out.held = of_addition.held;
    out.seen = passages_of(addition_, of_addition);
    out.offices.clear();
    out.members.clear();
  }

  const Material& addition_;
  const Extension& extension_;
  KeptPresent& kept_;
  std::unordered_map<std::string, CaseActorId> by_id_;
  std::vector<CaseActorId> number_;  // by actor of the addition
};

bool add_reports(const Material& addition, const Extension& extension, KeptPresent& kept) {
  const std::string first = plus_days(kept.until, kReachDays);
  for (const RecordedReport* report : addition.view.reports) {
    if (day_of(report->published) < first) return false;
    if (is_earlier(kept.versions, report->versions)) kept.versions = report->versions;
    ++kept.reports;
  }
  return ActorAdder(addition, extension, kept).run();
}

}  // namespace

void keep_state(Material& material, Shelf& shelf) {
  State state;
  describe_reports(material.view, state);
  find_beside(material);
  auto happenings = find_happenings(material);
  Past past;
  past.first_day = state.first;
  leave_present(material, plus_days(material.view.as_of, -kPresentDays), happenings, past);
  KeptPresent present{past.until, state.first, state.reports, state.versions, material.roster.scene, {}, {}, {}};
  list_reports(material, present);
  put_all(past, present, material, shelf);
  material.from.clear();
}

void extend_kept_state(const Material& addition, const Extension& extension, Shelf& shelf) {
  KeptPresent kept;
  if (!get_present(shelf, kept)) return;
  if (!add_reports(addition, extension, kept)) {
    shelf.put(kPresent, "");
    return;
  }
  ActorNumbers numbers(kept.actors);
  for (std::size_t i = 0; i < kept.actors.size(); ++i) static_cast<void>(numbers.of(CaseActorId(i)));
  put_present(kept, numbers, shelf);
  put_actors(kept.actors, numbers, nullptr, {}, shelf);
}

std::optional<std::string> kept_state_needs(Shelf& shelf) {
  const auto bytes = shelf.get(kPresent);
  if (!bytes || bytes->empty()) return std::nullopt;
  return looked_back_to(Unpacker(*bytes).text());
}

std::optional<State> state_from(const CaseContent& since, const std::string& as_of, Shelf& shelf) {
  KeptPresent kept;
  Past past;
  if (since.reports.empty() || !get_present(shelf, kept) || !get_past(shelf, kept, past)) return std::nullopt;
  const std::string last = day_of(since.reports.back().published), day = as_of.empty() ? last : as_of;
  if (day < last || !parse_day(day)) return std::nullopt;
  const CaseView view = view_of(since, day, day);
  if (view.reports.empty()) return std::nullopt;
  Roster roster;
  for (const RecordedReport* report : view.reports) {
    const auto known = kept.in_report.find(report->id);
    if (known == kept.in_report.end() || known->second.size() != report->actors.size()) return std::nullopt;
    roster.of.push_back(known->second);
    const auto leaders = kept.leaders.find(report->id);
    roster.leaders.push_back(leaders == kept.leaders.end() ? std::vector<CaseActorId>{} : leaders->second);
  }
  roster.actors = std::move(kept.actors);
  roster.scene = kept.scene;
  const CaseWords words;
  Material material = gather(view, words, roster, past.forums);
  material.from = past.until;
  find_beside(material);
  auto happenings = find_happenings(material, past);
  if (day == last && days_between(past.until, last) > kMostDays) {
    leave_present(material, plus_days(last, -kPresentDays), happenings, past);
    kept.until = past.until;
    list_reports(material, kept);
    put_all(past, kept, material, shelf);
  }
  State state;
  state.name = since.name;
  state.reports = kept.reports;
  state.first = kept.first;
  state.last = day_of(view.reports.back()->published);
  state.versions = kept.versions;
  state.as_of = day;
  fill_sections(material, happenings, past, state);
  return state;
}

}  // namespace grotius
