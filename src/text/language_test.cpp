#include "text/language.h"

#include <gtest/gtest.h>

namespace grotius {
namespace {

bool english(const char* text, const char* declared = "") {
  Report report;
  report.text = text;
  if (*declared != '\0') report.language = declared;
  return looks_english(read_text(std::move(report)));
}

constexpr const char* kEnglish =
    "The two delegations met in Geneva on Friday and agreed to resume the talks next week, the mediator said. Neither "
    "side would say which of the proposals it had accepted.";

TEST(Language, EnglishIsEnglish) {
  EXPECT_TRUE(english(kEnglish));
  EXPECT_TRUE(english(kEnglish, "en-GB"));
  EXPECT_TRUE(english("Envoys meet again"));
}

TEST(Language, ATableOfNamesIsNoOtherLanguage) {
  EXPECT_TRUE(
      english("Results on Friday: Roe 2, van Doe 1; Smith 3, Jones 0; Brown 1, Green 1; White 4, Black 2; Stone 0, "
              "Wood 0; Hill 2, Dale 3; Ford 1, Marsh 0."));
}

TEST(Language, OthersAreNot) {
  EXPECT_FALSE(
      english("Les deux délégations se sont rencontrées vendredi à Genève et ont convenu de reprendre les "
              "pourparlers la semaine prochaine, a indiqué le médiateur à la presse."));
  EXPECT_FALSE(
      english("Las dos delegaciones se reunieron el viernes en Ginebra y acordaron reanudar las conversaciones "
              "la próxima semana, dijo el mediador a los periodistas."));
  EXPECT_FALSE(
      english("Die beiden Delegationen trafen sich am Freitag in Genf und einigten sich darauf, die Gespräche in "
              "der nächsten Woche wieder aufzunehmen, sagte der Vermittler."));
  EXPECT_FALSE(
      english("De twee delegaties kwamen vrijdag in Genève bijeen en werden het eens om de gesprekken volgende "
              "week te hervatten, zei de bemiddelaar tegen de pers."));
  EXPECT_FALSE(
      english("Обе делегации встретились в пятницу в Женеве и договорились возобновить переговоры на следующей "
              "неделе, сообщил посредник журналистам после встречи в отеле на берегу озера."));
}

TEST(Language, ALineIsEnoughForAnotherLanguageIfItIsNoListOfNames) {
  EXPECT_FALSE(english("Les deux délégations ont accepté de reprendre les pourparlers."));
  EXPECT_FALSE(english("Las partes acordaron reanudar las conversaciones el lunes."));
  EXPECT_FALSE(english("Die Parteien einigten sich auf den Rückzug der Truppen."));
  EXPECT_TRUE(english("Karl von Stein, Carlos dos Santos, Ludwig van der Meer"));
  EXPECT_TRUE(english("Ludwig van der Meer visits Carlos dos Santos after talks"));
  EXPECT_TRUE(english("Mayor of La Paz meets Carlos de la Cruz"));
  EXPECT_TRUE(english("Rebels free hostages near El Obeid"));
}

TEST(Language, ADeclarationCounts) {
  EXPECT_FALSE(english("Envoys meet again", "fr"));
  Report report;
  report.text = kEnglish;
  report.language = "fr";
  report.published = "2025-03-16";
  const Document document = read_text(std::move(report));
  ASSERT_EQ(document.warnings.size(), 1U);
  EXPECT_EQ(document.warnings[0], "the report is not in English (declared \"fr\") and is not read");
}

}  // namespace
}  // namespace grotius
