package city.participation.events.event;

import city.participation.events.content.Accessibility;
import city.participation.events.content.AgendaEntry;
import city.participation.events.content.Audience;
import city.participation.events.content.Documentation;
import city.participation.events.content.EventContent;
import city.participation.events.content.EventFormat;
import city.participation.events.content.Speaker;
import city.participation.events.content.Texts;
import city.participation.events.content.Venue;
import city.participation.events.event.Event.Decision;
import city.participation.events.event.SchedulingSteps.Hold;
import city.participation.events.programme.Person;
import city.participation.events.programme.ProgrammeStanding;
import city.participation.events.programme.ProgrammeStatus;
import city.participation.events.programme.Stage;
import city.participation.events.programme.StageAction;
import city.participation.events.programme.StagePlan;
import city.participation.events.programme.StageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events to test with. */
final class EventExamples {

  static final Instant NOW = Instant.parse("2026-11-27T09:15:00Z");
  static final String ID = "7a2c9e14-5b3d-8f60-a1c8-4d9e2b7f3a06";
  static final String PROGRAMME = "5d1f0c3e-8a57-8c11-9f60-2b7e4a9d1c05";
  static final String STAGE = "0e9b1f6a-3c7d-4b52-8e1f-6a2d9c4b7e10";
  static final String REASON = "Der Saal ist nach einem Wasserschaden gesperrt.";
  static final String LINK = "https://konferenz.example/koeln21";

  static final Person STAFF = new Person("sina", true, false, "Amt 15");
  static final Person ADMIN = new Person("ada", true, true, "Amt 01");
  static final Person OFFICELESS = new Person("otto", true, false, null);
  static final Person CITIZEN = new Person("anna", false, false, null);

  static final Venue HALL =
      new Venue(
          "Bürgerzentrum Ehrenfeld",
          "Venloer Straße 429",
          "50825",
          "Köln",
          "401",
          Venue.Point.at(6.917, 50.95));
  static final Venue OTHER_HALL = new Venue("Kulturbunker", null, "51063", "Köln", "903", null);

  static final RegistrationWindow WINDOW = new RegistrationWindow(inDays(2), inDays(9));

  /** From the announcement on, with a stage from the first to the thirtieth day. */
  static final ProgrammeStanding RUNNING =
      programme(ProgrammeStatus.RUNNING, Audience.PUBLIC, StageStatus.OPEN, 0, 30);

  private EventExamples() {}

  static Instant inDays(int days) {
    return NOW.plus(Duration.ofDays(days));
  }

  static ProgrammeStanding programme(
      ProgrammeStatus status, Audience audience, StageStatus stage, int opens, int closes) {
    return new ProgrammeStanding(
        PROGRAMME,
        status,
        audience,
        List.of(
            new Stage(
                STAGE,
                new StagePlan(
                    new Texts("Begegnen", "Meeting"),
                    inDays(opens),
                    inDays(closes),
                    false,
                    List.of(StageAction.REGISTER)),
                stage,
                null)));
  }

  static EventContent content(@Nullable Accessibility accessibility) {
    return new EventContent(
        new Texts("Bürgerdialog Ehrenfeld", "Citizens' dialogue in Ehrenfeld"),
        new Texts("Was braucht das Veedel von morgen?", "What will the quarter need tomorrow?"),
        EventFormat.CITIZENS_DIALOGUE,
        List.of("de", "tr"),
        0,
        accessibility,
        List.of(new Speaker("Dr. Ayşe Beispiel", "Dezernat VI")),
        List.of(new AgendaEntry(new Texts("Begrüßung", null), 15)),
        List.of("c81e5a07-2d94-8b36-8f1a-6e3b9d0c7f52"),
        List.of("3f6b8d20-91ac-8e47-b5d3-0c7a2e9f4b18"));
  }

  static EventContent content() {
    return content(new Accessibility(true, true, false, false));
  }

  /** On the tenth day for two hours, in the hall and online. */
  static EventPlan plan() {
    return at(inDays(10), inDays(10).plus(Duration.ofHours(2)));
  }

  static EventPlan at(@Nullable Instant startsAt, @Nullable Instant endsAt) {
    return new EventPlan(
        STAGE, startsAt, endsAt, AttendanceMode.HYBRID, HALL, LINK, WINDOW, List.of("sina"));
  }

  /** Where only that is different. */
  static EventPlan place(
      @Nullable AttendanceMode attendance, @Nullable Venue venue, @Nullable String link) {
    EventPlan plan = plan();
    return new EventPlan(
        plan.stageId(),
        plan.startsAt(),
        plan.endsAt(),
        attendance,
        venue,
        link,
        plan.registration(),
        plan.owners());
  }

  static EventPlan registration(@Nullable Instant opensAt, @Nullable Instant closesAt) {
    return plan().with(new RegistrationWindow(opensAt, closesAt));
  }

  static EventDraft draftOf(EventContent content, EventPlan plan) {
    return new EventDraft(PROGRAMME, content, plan);
  }

  static Event draft(EventPlan plan) {
    return Event.draft(ID, STAFF, draftOf(content(), plan), Audience.PUBLIC, NOW);
  }

  static Hold hold() {
    return new Hold("claim", null);
  }

  static Decision schedule(EventPlan plan) {
    return SchedulingSteps.schedule(draft(plan), STAFF, RUNNING, hold(), null, NOW);
  }

  static Event scheduled() {
    return taken(schedule(plan()));
  }

  static Decision reschedule(Event event, EventPlan plan, Instant now) {
    return SchedulingSteps.reschedule(
        event, STAFF, plan, RUNNING, new Hold("another", null), REASON, now);
  }

  static Event settled(Instant now) {
    return taken(CalendarSteps.settle(scheduled(), now));
  }

  static Event postponed() {
    return taken(SchedulingSteps.postpone(scheduled(), STAFF, REASON, NOW));
  }

  static Event held() {
    return settled(inDays(11));
  }

  static Event documented() {
    return taken(EventSteps.document(held(), STAFF, documentation(), null, inDays(20)));
  }

  static Documentation documentation() {
    return new Documentation(
        new Texts("Frau B. eröffnet die Sitzung um 18 Uhr.", null),
        null,
        84,
        new Texts("Zwölf Ideen wurden gesammelt.", "Twelve ideas were collected."),
        List.of("c81e5a07-2d94-8b36-8f1a-6e3b9d0c7f52"));
  }

  static Event taken(Decision decision) {
    return switch (decision) {
      case Decision.Taken(Event after, var facts) -> after;
      case Decision.Refused(Refusal why) -> throw new AssertionError("Refused: " + why);
    };
  }

  static List<EventFact> facts(Decision decision) {
    return switch (decision) {
      case Decision.Taken(Event after, var facts) -> facts;
      case Decision.Refused(Refusal why) -> throw new AssertionError("Refused: " + why);
    };
  }

  static Refusal refused(Decision decision) {
    return switch (decision) {
      case Decision.Taken(Event after, var facts) ->
          throw new AssertionError("Taken: " + after.status());
      case Decision.Refused(Refusal why) -> why;
    };
  }
}
