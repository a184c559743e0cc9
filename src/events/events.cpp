#include "events/events.h"

#include <algorithm>

#include "events/assemble.h"

namespace grotius {
namespace {

FactInventories fact_inventories(const Model& model) {
  return {model.labels("type"),
          model.labels("kind"),
          model.labels("mode"),
          model.labels("status"),
          model.labels("stance"),
          model.labels("effect"),
          model.labels("mandate_change"),
          model.labels("control_change"),
          model.labels("tone"),
          model.labels("subject"),
          model.labels("role")};
}

}  // namespace

std::vector<Fact> code_events(const Model& model, const Document& document, const Tokens& tokens,
                              const Encoded& encoded, const Parse& parse, const std::vector<TimeExpression>& times,
                              const std::vector<Statement>& statements, const Lexicon& lexicon,
                              const VerbDictionary& verbs, Cast& cast) {
  const Passage passage{document, tokens, parse};
  Resolver resolver(document, tokens, parse, lexicon, cast);
  auto resolve = [&](WordSpan phrase) { return resolver.resolve(phrase); };
  auto locate = [&](WordSpan phrase) {
    const PlaceId id = resolver.locate(phrase);
    return id.valid() || !resolver.names_somebody(phrase) ? std::optional(id) : std::nullopt;
  };
  const auto foreign_state = [&](WordSpan phrase, const std::vector<ActorId>& doers) -> ActorId {
    const auto known = lexicon.find(document.text(passage.bytes(phrase)));
    const auto state = std::find_if(known.begin(), known.end(),
                                    [](const KnownName& k) { return k.kind == "state" && k.use == "name"; });
    if (state == known.end()) return {};
    if (std::any_of(doers.begin(), doers.end(),
                    [&](ActorId d) { return cast.actors[d.value].country == state->country; }))
      return {};
    const auto actors = resolver.resolve(phrase);
    return actors.size() == 1 ? actors.front() : ActorId{};
  };
  return assemble_facts(
      fact_inventories(model), passage, trigger_scores(model, encoded, parse.sentences, kTriggerThreshold),
      Surroundings{times, statements, resolve, locate, verbs.empty() ? nullptr : &verbs, foreign_state});
}

}  // namespace grotius
