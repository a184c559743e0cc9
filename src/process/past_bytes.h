// A past as bytes and back: one description of every type serves for both. Private to the stage. Thread safety: none.
#pragma once

#include <bit>
#include <concepts>
#include <tuple>
#include <type_traits>
#include <unordered_map>

#include "process/packing.h"
#include "process/past.h"

namespace grotius {

// The numbers that actors get as they are named, from 0 on.
class ActorNumbers {
 public:
  explicit ActorNumbers(std::span<const CaseActor> actors);
  [[nodiscard]] std::uint32_t of(CaseActorId actor);
  [[nodiscard]] std::uint32_t of(const std::string& id) { return of(by_id_.at(id)); }
  [[nodiscard]] const std::vector<CaseActorId>& named() const { return named_; }

 private:
  std::unordered_map<std::string_view, CaseActorId> by_id_;
  std::vector<std::uint32_t> numbers_;
  std::vector<CaseActorId> named_;
};

class PastWriter {
 public:
  explicit PastWriter(ActorNumbers& numbers) : numbers_(numbers) {}
  template <class... Values>
  void operator()(const Values&... values) {
    (put(values), ...);
  }
  void id(const std::string& actor) { out_.number(numbers_.of(actor)); }
  void ids(const std::vector<std::string>& actors) {
    out_.number(actors.size());
    for (const std::string& one : actors) id(one);
  }
  [[nodiscard]] std::string done() { return out_.done(); }

 private:
  void put(const std::string& value) { out_.text(value); }
  void put(bool value) { out_.number(value ? 1 : 0); }
  void put(int value) { out_.number(static_cast<std::uint64_t>(value)); }
  void put(std::size_t value) { out_.number(value); }
  void put(std::uint32_t value) { out_.number(value); }
  void put(double value) { out_.number(std::bit_cast<std::uint64_t>(value)); }
  void put(CaseActorId value) { out_.number(numbers_.of(value)); }
  void put(PointSpan value) { (*this)(value.begin, value.end); }
  template <class A, class B>
  void put(const std::pair<A, B>& value) {
    (*this)(value.first, value.second);
  }
  template <class... Parts>
  void put(const std::tuple<Parts...>& value) {
    std::apply(*this, value);
  }
  template <class Value>
  void put(const std::optional<Value>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class List>
  requires requires(const List& list) { list.begin(); }
  void put(const List& list) {
    out_.number(list.size());
    for (const auto& one : list) put(one);
  }
  template <class Value>
  requires std::is_class_v<Value> &&(!requires(const Value& list) { list.begin(); }) void put(const Value& value) {
    visit(*this, value);
  }

  ActorNumbers& numbers_;
  Packer out_;
};

class PastReader {
 public:
  // `ids`: of the actors, by number.
  PastReader(std::string_view bytes, const std::vector<std::string>& ids) : in_(bytes), ids_(ids) {}
  template <class... Values>
  void operator()(Values&... values) {
    (get(values), ...);
  }
  void id(std::string& actor) {
    const std::uint64_t number = in_.number();
    if (number < ids_.size())
      actor = ids_[number];
    else
      is_whole_ = false;
  }
  void ids(std::vector<std::string>& actors) {
    in_.each([&] { id(actors.emplace_back()); });
  }
  [[nodiscard]] bool is_whole() const { return is_whole_ && in_.is_whole(); }

 private:
  void get(std::string& value) { value = in_.text(); }
  void get(bool& value) { value = in_.number() != 0; }
  void get(int& value) { value = static_cast<int>(in_.number()); }
  void get(std::size_t& value) { value = in_.number(); }
  void get(std::uint32_t& value) { value = static_cast<std::uint32_t>(in_.number()); }
  void get(double& value) { value = std::bit_cast<double>(in_.number()); }
  void get(CaseActorId& value) { value = CaseActorId(in_.number()); }
  void get(PointSpan& value) { (*this)(value.begin, value.end); }
  template <class A, class B>
  void get(std::pair<A, B>& value) {
    (*this)(value.first, value.second);
  }
  template <class... Parts>
  void get(std::tuple<Parts...>& value) {
    std::apply(*this, value);
  }
  template <class Value>
  void get(std::optional<Value>& value) {
    bool is_there = false;
    get(is_there);
    if (is_there) get(value.emplace());
  }
  template <class Value>
  void get(std::vector<Value>& list) {
    in_.each([&] { get(list.emplace_back()); });
  }
  template <class Value>
  void get(std::set<Value>& list) {
    in_.each([&] {
      Value one;
      get(one);
      list.insert(list.end(), std::move(one));
    });
  }
  template <class Key, class Value>
  void get(std::map<Key, Value>& list) {
    in_.each([&] {
      Key key;
      get(key);
      get(list.try_emplace(list.end(), std::move(key))->second);
    });
  }
  template <class Value>
  requires std::is_class_v<Value>
  void get(Value& value) { visit(*this, value); }

  Unpacker in_;
  const std::vector<std::string>& ids_;
  bool is_whole_ = true;
};

template <class Value, class Type>
concept IsConstOr = std::same_as<std::remove_const_t<Value>, Type>;

template <class Io>
void visit(Io& io, IsConstOr<Interval> auto& v) {
  io(v.from, v.to, v.precision);
}
template <class Io>
void visit(Io& io, IsConstOr<FactRef> auto& v) {
  io(v.report, v.fact, v.actor, v.evidence, v.anonymous, v.published, v.confidence);
  io.ids(v.said_by);
}
template <class Io>
void visit(Io& io, IsConstOr<Support> auto& v) {
  io(v.facts, v.total);
}
template <class Io>
void visit(Io& io, IsConstOr<SupportTold> auto& v) {
  io(v.before);
}
template <class Io>
void visit(Io& io, IsConstOr<Versions> auto& v) {
  io(v.program, v.model, v.lexicon, v.registry);
}
template <class Io>
void visit(Io& io, IsConstOr<OfficesHeld> auto& v) {
  io(v.roles, v.latest, v.role, v.whole, v.is_past, v.first, v.passages);
}
template <class Io>
void visit(Io& io, IsConstOr<WordTold> auto& v) {
  io(v.is_own, v.known, v.weight, v.confidence, v.order, v.report, v.on_word_of);
}
template <class Io>
void visit(Io& io, IsConstOr<ConditionTold> auto& v) {
  io(v.word, v.text, v.support);
}
template <class Io>
void visit(Io& io, IsConstOr<StanceTold> auto& v) {
  io(v.stance, v.first, v.best, v.other, v.conditions, v.support);
}
template <class Io>
void visit(Io& io, IsConstOr<StancesTold> auto& v) {
  io(v.words, v.of);
}
template <class Io>
void visit(Io& io, IsConstOr<ProposalTold> auto& v) {
  io(v.subject, v.label, v.duration, v.doers, v.described, v.is_for_all, v.is_undertaking, v.authors, v.put_to,
     v.named_by_refusers, v.kinds, v.by, v.report, v.fact, v.first, v.last, v.fate, v.outcome, v.has_outcome, v.began,
     v.stances, v.support);
}
template <class Io>
void visit(Io& io, IsConstOr<MeasureTold> auto& v) {
  io(v.instrument, v.first, v.by, v.on, v.effect, v.is_act, v.in_force, v.since, v.until, v.end, v.support);
}
template <class Io>
void visit(Io& io, IsConstOr<GroundTold> auto& v) {
  io(v.area, v.change, v.holder, v.day, v.when, v.reference);
}
template <class Io>
void visit(Io& io, IsConstOr<GroundsTold> auto& v) {
  io(v.places, v.of_area, v.moved, v.fought);
}
template <class Io>
void visit(Io& io, IsConstOr<ForumTold> auto& v) {
  io(v.known, v.members);
}
template <class Io>
void visit(Io& io, IsConstOr<OfficeChanged> auto& v) {
  io(v.since, v.until, v.state, v.support);
}
template <class Io>
void visit(Io& io, IsConstOr<PlanTold> auto& v) {
  io(v.type, v.known, v.parties, v.when, v.named, v.was_kept);
}
template <class Io>
void visit(Io& io, IsConstOr<AgendaTold> auto& v) {
  io(v.what, v.kind, v.by, v.when, v.reference, v.plan, v.meant, v.elsewhere, v.leaving, v.has_left);
}
template <class Io>
void visit(Io& io, IsConstOr<ContactTold> auto& v) {
  io(v.id, v.type, v.mode, v.place, v.state, v.shown, v.last, v.parties, v.via, v.when, v.plan, v.support);
}
template <class Io>
void visit(Io& io, IsConstOr<Tone> auto& v) {
  io.id(v.actor);
  io(v.tone, v.when, v.support);
}
template <class Io>
void visit(Io& io, IsConstOr<ToneTold> auto& v) {
  io(v.tone, v.elsewhere);
}
template <class Io>
void visit(Io& io, IsConstOr<DyadTold> auto& v) {
  io(v.happenings, v.cooperation, v.conflict);
}
template <class Io>
void visit(Io& io, IsConstOr<Claimed> auto& v) {
  io(v.claim, v.support);
  io.ids(v.by);
}
template <class Io>
void visit(Io& io, IsConstOr<Contradiction> auto& v) {
  io(v.about, v.type, v.when, v.sides);
  io.ids(v.parties);
}
template <class Io>
void visit(Io& io, IsConstOr<PartsTold> auto& v) {
  io(v.blows, v.asked, v.carried, v.between, v.announcing);
}
template <class Io>
void visit(Io& io, IsConstOr<Past> auto& v) {
  io(v.until, v.first_day, v.joined, v.proposals, v.measures, v.grounds, v.forums, v.offices, v.agenda, v.called_off,
     v.due, v.tones, v.dyads, v.contradictions, v.parts);
}
template <class Io>
void visit(Io& io, IsConstOr<TiesTold> auto& v) {
  io(v.to_country, v.to_movements);
}
template <class Io>
void visit(Io& io, IsConstOr<CaseActor> auto& v) {
  io(v.id, v.name, v.kind, v.code, v.country, v.wikidata, v.aliases, v.is_land, v.identified, v.party, v.first_seen,
     v.last_seen, v.seen, v.held, v.acts, v.ties);
}

}  // namespace grotius
