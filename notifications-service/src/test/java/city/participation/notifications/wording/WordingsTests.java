package city.participation.notifications.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingsTests {

  private final Wordings wordings = new Wordings();

  @Test
  void tellsOfAPublishedIdeaInGerman() {
    var wording =
        wordings.of(Matter.IDEA_PUBLISHED, Map.of("title", "Bänke am Rhein"), Locale.GERMANY);

    assertThat(wording.title()).isEqualTo("Ihre Idee wurde veröffentlicht");
    assertThat(wording.text()).contains("„Bänke am Rhein“");
  }

  @Test
  void tellsInEnglishWhoeverReadsNeitherLanguage() {
    var wording =
        wordings.of(Matter.IDEA_PUBLISHED, Map.of("title", "Bänke am Rhein"), Locale.FRENCH);

    assertThat(wording.title()).isEqualTo("Your idea has been published");
    assertThat(wording.text()).contains("“Bänke am Rhein”");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OFF_TOPIC",
        "NOT_CITY_MATTER",
        "DUPLICATE",
        "PERSONAL_DATA",
        "OFFENSIVE",
        "OTHER"
      })
  void saysEveryReasonInBothLanguages(String reason) {
    var german = wordings.of(Matter.IDEA_REJECTED, Map.of("reason", reason), Locale.GERMAN);
    var english = wordings.of(Matter.IDEA_REJECTED, Map.of("reason", reason), Locale.ENGLISH);

    assertThat(german.text()).doesNotContain(reason).matches(".*Grund: .{10,}");
    assertThat(english.text()).doesNotContain(reason).matches(".*Reason: .{10,}");
  }

  @Test
  void saysAReasonItDoesNotKnowInGeneralWords() {
    var unknown =
        wordings.of(Matter.IDEA_REJECTED, Map.of("reason", "TOO_EXPENSIVE"), Locale.GERMAN);

    assertThat(unknown)
        .isEqualTo(wordings.of(Matter.IDEA_REJECTED, Map.of("reason", "OTHER"), Locale.GERMAN));
  }

  @Test
  void leavesOutATitleItDoesNotKnow() {
    var wording = wordings.of(Matter.IDEA_WITHDRAWN, Map.of(), Locale.ENGLISH);

    assertThat(wording.text()).doesNotContain("{0}").doesNotContain("null").contains("withdrew");
  }

  @Test
  void takesATitleAsItIs() {
    String title = "{0} 'quoted' {title} ''";

    assertThat(wordings.of(Matter.IDEA_PUBLISHED, Map.of("title", title), Locale.ENGLISH).text())
        .contains("“" + title + "”");
  }

  @Test
  void writesADayAsTheLanguageDoes() {
    Map<String, String> parameters = Map.of("day", "2028-11-05", "name", "Veedel Digital e.V.");

    assertThat(wordings.of(Matter.PARTNER_ACCREDITED, parameters, Locale.GERMANY).text())
        .contains("„Veedel Digital e.V.“", "bis einschließlich 5. November 2028");
    assertThat(wordings.of(Matter.PARTNER_EXPIRING, parameters, Locale.ENGLISH).text())
        .contains("“Veedel Digital e.V.”", "ends on 5 November 2028");
    assertThat(wordings.of(Matter.PARTNER_EXPIRED, parameters, Locale.FRENCH).text())
        .contains("ended on 5 November 2028");
  }

  @ParameterizedTest
  @EnumSource(names = "PARTNER_.*", mode = EnumSource.Mode.MATCH_ALL)
  void tellsOfAPartnerWithAndWithoutItsName(Matter matter) {
    boolean hasDay = matter.parameters().contains("day");
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
      for (Map<String, String> parameters :
          List.of(
              Map.of("day", "2028-11-05", "role", "EXPERT"),
              Map.of("day", "2028-11-05", "role", "EXPERT", "name", "Veedel e.V."))) {
        String text = wordings.of(matter, parameters, locale).text();

        assertThat(text).doesNotContain("{", "null").contains(hasDay ? "November 2028" : ".");
        assertThat(text.contains("Veedel e.V."))
            .isEqualTo(parameters.containsKey("name") && matter.parameters().contains("name"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HOST", "CO_HOST", "EXPERT", "FUNDER", "MULTIPLIER", "OTHER"})
  void saysEveryRoleInBothLanguages(String role) {
    Map<String, String> parameters = Map.of("name", "Veedel e.V.", "role", role);
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
      String text = wordings.of(Matter.PARTNER_ENGAGEMENT_AGREED, parameters, locale).text();
      assertThat(text).contains("Veedel e.V.").doesNotContain(role, "{", "null");
      if (!role.equals("OTHER")) {
        assertThat(text)
            .as("each in its own words")
            .isNotEqualTo(
                wordings
                    .of(
                        Matter.PARTNER_ENGAGEMENT_AGREED,
                        Map.of("name", "Veedel e.V.", "role", "OTHER"),
                        locale)
                    .text());
      }
    }
  }

  @Test
  void saysARoleItDoesNotKnowInGeneralWords() {
    var unknown = Map.of("name", "Veedel e.V.", "role", "PATRON");

    assertThat(wordings.of(Matter.PARTNER_ENGAGEMENT_ENDED, unknown, Locale.GERMAN).text())
        .contains("in einer weiteren Rolle")
        .doesNotContain("PATRON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void saysToAnInviteeWhereTheCodeComesFrom(String language) {
    assertThat(
            wordings
                .of(
                    Matter.PARTNER_INVITED,
                    Map.of("day", "2028-11-05", "name", "Veedel e.V."),
                    Locale.of(language))
                .text())
        .containsPattern("code for it comes from whoever invited|Code dafür bekommen Sie von");
  }

  @ParameterizedTest
  @EnumSource(names = "(REGISTRATION|EVENT)_.*", mode = EnumSource.Mode.MATCH_ALL)
  void tellsOfAnEventWhenAndWhereItIsInTheReadersLanguage(Matter matter) {
    Map<String, String> parameters =
        Map.of(
            "eventDe", "Dialog",
            "eventEn", "Dialogue",
            "startsAt", "2027-03-28T01:30:00Z",
            "place", "Saal, 50667 Köln",
            "attendance", "ON_SITE",
            "seats", "2",
            "position", "7",
            "until", "2027-01-05T18:00:00Z");

    String german = wordings.of(matter, parameters, Locale.GERMAN).text();
    String english = wordings.of(matter, parameters, Locale.FRENCH).text();

    assertThat(german).contains("„Dialog“").doesNotContain("{", "null");
    assertThat(english).contains("“Dialogue”").doesNotContain("{", "null");
    if (matter.parameters().contains("when")) {
      // The night in which the clocks are put forward.
      assertThat(german).contains("Sonntag, 28. März 2027, 03:30 Uhr");
      assertThat(english).contains("Sunday, 28 March 2027, 03:30");
    }
    assertThat(german.contains("Saal, 50667 Köln"))
        .isEqualTo(matter.parameters().contains("where"));
    assertThat(german.contains("Dienstag, 5. Januar 2027, 19:00 Uhr"))
        .isEqualTo(matter.parameters().contains("until"));
  }

  @Test
  void saysOfAPostponedEventThatThereIsNoTimeYet() {
    var parameters =
        Map.of("eventDe", "Dialog", "eventEn", "Dialogue", "postponed", "true", "place", "Saal");

    assertThat(wordings.of(Matter.REGISTRATION_CANCELLED, parameters, Locale.GERMAN).text())
        .contains("„Dialog“ (der neue Termin steht noch nicht fest)");
  }

  @Test
  void saysWhereSomethingIsThatIsOnline() {
    var online =
        Map.of(
            "eventDe",
            "Dialog",
            "eventEn",
            "Dialogue",
            "startsAt",
            "2027-03-18T17:00:00Z",
            "attendance",
            "ONLINE");

    assertThat(wordings.of(Matter.EVENT_REMINDER, online, Locale.GERMAN).text())
        .contains("Ort: online, den Zugang finden Sie bei Ihrer Anmeldung.");
  }

  @ParameterizedTest
  @EnumSource
  void hasWordsForEveryMatter(Matter matter) {
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
      assertThat(wordings.of(matter, Map.of(), locale).text()).isNotBlank();
    }
  }

  @Test
  void hasTheSameTextsInBothLanguages() {
    var english = ResourceBundle.getBundle("texts.notifications", Locale.ROOT);
    var german = ResourceBundle.getBundle("texts.notifications", Locale.GERMAN);

    assertThat(german.getLocale()).isEqualTo(Locale.GERMAN);
    for (String key : english.keySet()) {
      assertThat(german.getString(key)).as(key).isNotEqualTo(english.getString(key));
    }
  }
}
