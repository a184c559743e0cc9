// What is kept on the shelf as bytes.
#include "process/basis.h"

namespace grotius {

std::string packed(std::uint64_t number) {
  Packer out;
  out.number(number);
  return out.done();
}

std::string packed(const Scene& scene) {
  Packer out;
  out.counts(scene.reports);
  out.texts(scene.factions);
  return out.done();
}

std::string packed(const Governments& governments) {
  Packer out;
  out.number(governments.size());
  for (const auto& [word, countries] : governments) {
    out.text(word);
    out.counts(countries);
  }
  return out.done();
}

std::string packed(const Called& called) {
  Packer out;
  out.number(called.size());
  for (const auto& [telling, country] : called) {
    out.texts(telling);
    out.number(country ? 1 : 0);
    out.text(country.value_or(""));
  }
  return out.done();
}

std::string packed(const KeptCluster& cluster) {
  Packer out;
  out.number(static_cast<std::uint64_t>(cluster.sort));
  for (const auto* text : {&cluster.key, &cluster.first, &cluster.last, &cluster.id, &cluster.kind, &cluster.code})
    out.text(*text);
  out.number(cluster.last_is_surname ? 1 : 0);
  out.number(static_cast<std::uint64_t>(cluster.rebels));
  out.number(cluster.party);
  return out.done();
}

std::string packed(const Tally& tally) {
  Packer out;
  tally.pack(out);
  return out.done();
}

std::string packed(const BodyNames& names) {
  Packer out;
  out.counts(names);
  return out.done();
}

std::string packed(const std::vector<Look>& looks) {
  Packer out;
  out.number(looks.size());
  for (const Look& look : looks) {
    for (const auto* text : {&look.name, &look.role, &look.country, &look.first}) out.text(*text);
    out.number(look.is_surname ? 1 : 0);
  }
  return out.done();
}

std::string packed(const std::vector<std::uint64_t>& numbers) {
  Packer out;
  out.number(numbers.size());
  for (const std::uint64_t number : numbers) out.number(number);
  return out.done();
}

std::string packed(const PartyTold& told, const std::function<std::uint64_t(std::size_t)>& number_of,
                   const std::function<bool(std::size_t)>& is_passing) {
  for (const auto& [cluster, times] : told.votes)
    if (is_passing(cluster)) return "";
  for (const CaseActorId party : told.of_ministers)
    if (is_passing(party.value)) return "";
  Packer out;
  out.number(told.votes.size());
  for (const auto& [cluster, times] : told.votes) {
    out.number(number_of(cluster));
    out.number(static_cast<std::uint64_t>(times));
  }
  out.number(told.of_ministers.size());
  for (const CaseActorId party : told.of_ministers) out.number(number_of(party.value));
  out.number(told.is_scenes ? 1 : 0);
  return out.done();
}

bool unpack(std::string_view bytes, std::uint64_t& number) {
  Unpacker in(bytes);
  number = in.number();
  return in.is_whole();
}

bool unpack(std::string_view bytes, Scene& scene) {
  Unpacker in(bytes);
  in.counts(scene.reports);
  in.texts(scene.factions);
  return in.is_whole();
}

bool unpack(std::string_view bytes, Governments& governments) {
  Unpacker in(bytes);
  in.each([&] {
    std::string word = in.text();
    in.counts(governments[std::move(word)]);
  });
  return in.is_whole();
}

bool unpack(std::string_view bytes, Called& called) {
  Unpacker in(bytes);
  in.each([&] {
    std::vector<std::string> telling;
    in.texts(telling);
    const bool is_called = in.number() != 0;
    std::string country = in.text();
    called[std::move(telling)] = is_called ? std::optional(std::move(country)) : std::nullopt;
  });
  return in.is_whole();
}

bool unpack(std::string_view bytes, KeptCluster& cluster) {
  Unpacker in(bytes);
  const std::uint64_t sort = in.number();
  for (auto* text : {&cluster.key, &cluster.first, &cluster.last, &cluster.id, &cluster.kind, &cluster.code})
    *text = in.text();
  cluster.last_is_surname = in.number() != 0;
  const std::uint64_t rebels = in.number();
  cluster.party = in.number();
  if (sort > static_cast<std::uint64_t>(Sort::kOther) || rebels > 2) return false;
  cluster.sort = static_cast<Sort>(sort);
  cluster.rebels = static_cast<Cluster::Rebels>(rebels);
  return in.is_whole();
}

bool unpack(std::string_view bytes, Tally& tally) {
  Unpacker in(bytes);
  tally.unpack(in);
  return in.is_whole();
}

bool unpack(std::string_view bytes, BodyNames& names) {
  Unpacker in(bytes);
  in.counts(names);
  return in.is_whole();
}

bool unpack(std::string_view bytes, std::vector<Look>& looks) {
  Unpacker in(bytes);
  in.each([&] {
    Look look;
    for (auto* text : {&look.name, &look.role, &look.country, &look.first}) *text = in.text();
    look.is_surname = in.number() != 0;
    looks.push_back(std::move(look));
  });
  return in.is_whole();
}

bool unpack(std::string_view bytes, std::vector<std::uint64_t>& numbers) {
  Unpacker in(bytes);
  in.each([&] { numbers.push_back(in.number()); });
  return in.is_whole();
}

}  // namespace grotius
