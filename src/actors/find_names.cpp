#include "actors/names.h"

namespace grotius {

std::vector<Name> find_names(const Model& model, const Tokens&, const Encoded& encoded, const Parse& parse) {
  return decode_names(tag_logits(model, encoded, "name"), model.labels("name"), parse.sentences);
}

}  // namespace grotius
