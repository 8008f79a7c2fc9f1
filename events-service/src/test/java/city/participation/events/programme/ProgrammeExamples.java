package city.participation.events.programme;

import city.participation.events.content.Audience;
import city.participation.events.content.CouncilPaper;
import city.participation.events.content.ParticipationConcept;
import city.participation.events.content.ParticipationConcept.Level;
import city.participation.events.content.ProgrammeContent;
import city.participation.events.content.StrategyGoal;
import city.participation.events.content.Texts;
import city.participation.events.content.Theme;
import city.participation.events.programme.Programme.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Programmes to test with. */
final class ProgrammeExamples {

  static final Instant NOW = Instant.parse("2026-11-27T09:15:00Z");
  static final String ID = "5d1f0c3e-8a57-8c11-9f60-2b7e4a9d1c05";
  static final String FIRST = "0e9b1f6a-3c7d-4b52-8e1f-6a2d9c4b7e10";
  static final String SECOND = "c2a7d4e8-91b3-4f06-a5d7-3e8f1b6c9a24";

  static final Person STAFF = new Person("sina", true, false, "Amt 15");
  static final Person ADMIN = new Person("ada", true, true, "Amt 01");
  static final Person OFFICELESS = new Person("otto", true, false, null);
  static final Person CITIZEN = new Person("anna", false, false, null);

  static final ParticipationConcept CONCEPT =
      new ParticipationConcept(
          new Texts("Ideen finden, die viele Menschen mittragen.", null),
          List.of(new Texts("Alle Kölnerinnen und Kölner", "Everybody in Cologne")),
          List.of(new Texts("Ideensammlung", null)),
          Level.CONSULTATION);

  static final ProgrammeContent CONTENT = content(Audience.PUBLIC, CONCEPT, "3", "401");

  private ProgrammeExamples() {}

  static ProgrammeContent content(
      Audience audience, @Nullable ParticipationConcept concept, String... districts) {
    return new ProgrammeContent(
        new Texts("Köln 21 – Smart City", "Cologne 21 – Smart City"),
        new Texts("Vier Sektoren gestalten die Stadt von morgen.", "Four sectors shape the city."),
        audience,
        "Amt für Stadtentwicklung und Statistik",
        List.of(districts),
        List.of(Theme.DIGITALISATION, Theme.LIVEABILITY),
        List.of(
            new StrategyGoal(
                "koelner-perspektiven-2030", new Texts("Perspektiven", "Perspectives"))),
        List.of(new CouncilPaper("Konzept", "https://ratsinformation.example/oparl/papers/4711")),
        concept);
  }

  static Instant inDays(int days) {
    return NOW.plus(Duration.ofDays(days));
  }

  static StagePlan plan(int opens, int closes) {
    return new StagePlan(
        new Texts("Ideen sammeln", "Collecting ideas"),
        inDays(opens),
        inDays(closes),
        false,
        List.of(StageAction.SUBMIT, StageAction.SUPPORT));
  }

  static StagePlan parallel(int opens, int closes) {
    return new StagePlan(
        new Texts("Werkstatt", "Workshop"),
        inDays(opens),
        inDays(closes),
        true,
        List.of(StageAction.REGISTER));
  }

  static Programme draft() {
    return Programme.draft(ID, STAFF, CONTENT, NOW);
  }

  /** With a stage from the 10th to the 20th day, and one from then to the 30th. */
  static Programme planned() {
    Programme one = taken(StageSteps.plan(draft(), STAFF, FIRST, plan(10, 20), NOW));
    return taken(StageSteps.plan(one, STAFF, SECOND, plan(20, 30), NOW));
  }

  static Programme announced() {
    return taken(ProgrammeSteps.announce(planned(), STAFF, null, NOW));
  }

  static Programme settled(int day) {
    return taken(CalendarSteps.settle(announced(), inDays(day)));
  }

  static Programme evaluating() {
    return settled(30);
  }

  static Programme closed() {
    return taken(ProgrammeSteps.close(evaluating(), STAFF, results(), null, inDays(40)));
  }

  static Texts results() {
    return new Texts("Zwölf Ideen werden umgesetzt.", "Twelve ideas will be carried out.");
  }

  static Stage stage(Programme programme, String id) {
    return programme.stage(id).orElseThrow();
  }

  static Programme taken(Decision decision) {
    return switch (decision) {
      case Decision.Taken(Programme after, var facts) -> after;
      case Decision.Refused(Refusal why) -> throw new AssertionError("Refused: " + why);
    };
  }

  static List<ProgrammeFact> facts(Decision decision) {
    return switch (decision) {
      case Decision.Taken(Programme after, var facts) -> facts;
      case Decision.Refused(Refusal why) -> throw new AssertionError("Refused: " + why);
    };
  }

  static Refusal refused(Decision decision) {
    return switch (decision) {
      case Decision.Taken(Programme after, var facts) ->
          throw new AssertionError("Taken: " + after.status());
      case Decision.Refused(Refusal why) -> why;
    };
  }
}
