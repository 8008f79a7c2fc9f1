package city.participation.benchmarks.faults.history;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.benchmarks.faults.history.Aftermath.Application;
import city.participation.benchmarks.faults.history.Aftermath.Idea;
import city.participation.benchmarks.faults.history.Aftermath.Known;
import city.participation.benchmarks.faults.history.Aftermath.Support;
import city.participation.benchmarks.faults.history.Aftermath.Telling;
import city.participation.benchmarks.faults.history.Entry.Act;
import city.participation.benchmarks.faults.history.Entry.Answer;
import city.participation.benchmarks.faults.history.Entry.Intent;
import city.participation.benchmarks.faults.history.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A day on which all went well, and what the checker says of each way in which it might not. */
class CheckerTests {

  private static final String IDEA = "idea-1";
  private static final String AUTHOR = "citizen-1";
  private static final String SUPPORTER = "citizen-2";

  private final List<Entry> history = new ArrayList<>();
  private final Map<String, Idea> ideas = new HashMap<>();
  private final Set<Support> supports = new HashSet<>();
  private final Map<String, Known> known = new HashMap<>();
  private final List<Telling> tellings = new ArrayList<>();
  private final List<Application> applications = new ArrayList<>();
  private final Map<String, Map<Long, Set<String>>> deliveries = new HashMap<>();
  private final Map<String, Long> leftovers = new HashMap<>();

  CheckerTests() {
    asked(1, Act.SUBMIT, AUTHOR, "", "Brunnen");
    answered(1, 201, 1);
    asked(2, Act.PUBLISH, AUTHOR, IDEA, "");
    answered(2, 200, 2);
    asked(3, Act.SUPPORT, SUPPORTER, IDEA, "");
    answered(3, 200, 0);
    asked(4, Act.REVISE, AUTHOR, IDEA, "Brunnen neu");
    answered(4, 200, 3);
    shows("Brunnen neu", "PUBLISHED", 3);
    supports.add(new Support(IDEA, SUPPORTER));
    known.put(IDEA, new Known(3, AUTHOR, "Brunnen"));
    tellings.add(new Telling(AUTHOR, IDEA, "IDEA_PUBLISHED"));
    for (long sequence = 1; sequence <= 3; sequence++) {
      applied(sequence, sequence * 10, true);
      delivered(sequence, "message-" + sequence);
    }
    leftovers.put("outboxes", 0L);
  }

  @Test
  void findsNothingOnAGoodDay() {
    assertThat(violations()).isEmpty();
  }

  @Test
  void findsALostIdea() {
    ideas.clear();
    assertThat(kinds()).contains(Kind.LOST_WRITE);
  }

  @Test
  void findsALostPublication() {
    shows("Brunnen neu", "SUBMITTED", 3);
    assertThat(kinds()).containsExactly(Kind.LOST_WRITE);
  }

  @Test
  void findsAChangeThatWasNeverToBeTold() {
    ideas.put(IDEA, new Idea("Brunnen neu", AUTHOR, "PUBLISHED", 3, 2));
    known.put(IDEA, new Known(2, AUTHOR, "Brunnen"));
    applications.removeLast();
    assertThat(kinds()).containsExactly(Kind.UNSENT);
  }

  @Test
  void findsALostSupport() {
    supports.clear();
    assertThat(kinds()).containsExactly(Kind.LOST_WRITE);
  }

  @Test
  void findsALostRevision() {
    shows("Brunnen", "PUBLISHED", 3);
    assertThat(kinds()).containsExactly(Kind.LOST_WRITE);
  }

  @Test
  void findsAVersionThatWentBack() {
    shows("Brunnen neu", "PUBLISHED", 2);
    assertThat(kinds()).contains(Kind.LOST_WRITE, Kind.LOST_UPDATE);
  }

  @Test
  void findsAKeyThatActedTwice() {
    history.add(new Answer(0, 1, 201, "idea-2", 1, false));
    ideas.put("idea-2", new Idea("Brunnen", AUTHOR, "SUBMITTED", 1, 0));
    assertThat(kinds()).contains(Kind.DOUBLED);
  }

  @Test
  void findsASecondIdeaOfOneSubmission() {
    ideas.put("idea-2", new Idea("Brunnen neu", AUTHOR, "SUBMITTED", 1, 0));
    assertThat(kinds()).contains(Kind.DOUBLED);
  }

  @Test
  void findsAnIdeaOfNobody() {
    ideas.put("idea-2", new Idea("Spuk", AUTHOR, "SUBMITTED", 1, 0));
    assertThat(kinds()).containsExactly(Kind.PHANTOM);
  }

  @Test
  void findsAWriteThatWasNeverAccepted() {
    asked(5, Act.SUBMIT, AUTHOR, "", "Bank");
    answered(5, 0, 0);
    assertThat(kinds()).containsExactly(Kind.UNSETTLED);
  }

  @Test
  void findsAWriteThatWasRefusedThoughItWasInOrder() {
    asked(5, Act.SUBMIT, AUTHOR, "", "Bank");
    answered(5, 400, 0);
    assertThat(kinds()).containsExactly(Kind.REFUSED);
  }

  @Test
  void leavesOpenWhatAnUnansweredAttemptHasDone() {
    asked(5, Act.SUPPORT, "citizen-3", IDEA, "");
    answered(5, 0, 0);
    answered(5, 200, 0);
    supports.add(new Support(IDEA, "citizen-3"));
    assertThat(violations()).isEmpty();
  }

  @Test
  void takesARefusalForGoodAsAnAnswer() {
    asked(5, Act.REVISE, AUTHOR, IDEA, "Zu spät");
    answered(5, 412, 0);
    assertThat(violations()).isEmpty();
  }

  @Test
  void findsOneVersionThatTwoHaveMade() {
    asked(5, Act.REVISE, AUTHOR, IDEA, "Brunnen neu");
    answered(5, 200, 3);
    assertThat(kinds()).contains(Kind.LOST_UPDATE);
  }

  @Test
  void findsAStepOfNobody() {
    shows("Brunnen neu", "PUBLISHED", 4);
    assertThat(kinds()).containsExactly(Kind.LOST_UPDATE);
  }

  @Test
  void findsAMessageThatIsNotApplied() {
    known.put(IDEA, new Known(2, AUTHOR, "Brunnen"));
    assertThat(kinds()).containsExactly(Kind.NOT_APPLIED);
  }

  @Test
  void findsAMessageThatWasSkipped() {
    applications.removeIf(application -> application.sequence() == 2);
    assertThat(kinds()).containsExactly(Kind.NOT_APPLIED);
  }

  @Test
  void findsAMessageThatWasAppliedTwice() {
    applied(2, 40, true);
    assertThat(kinds()).containsExactly(Kind.APPLIED_TWICE);
  }

  @Test
  void leavesOpenWhetherAnUnansweredStepWasDone() {
    applied(2, 15, false);
    assertThat(violations()).isEmpty();
  }

  @Test
  void findsAMessageThatWasOvertaken() {
    applications.removeIf(application -> application.sequence() == 1);
    applied(1, 40, true);
    assertThat(kinds()).containsExactly(Kind.OUT_OF_ORDER);
  }

  @Test
  void findsAMessageThatNobodyWasSent() {
    deliveries.get(IDEA).remove(2L);
    assertThat(kinds()).containsExactly(Kind.NOT_DELIVERED);
  }

  @Test
  void findsANumberWithTwoMessages() {
    delivered(2, "another");
    assertThat(kinds()).containsExactly(Kind.RENUMBERED);
  }

  @Test
  void takesADeliveryThatIsRepeated() {
    delivered(2, "message-2");
    assertThat(violations()).isEmpty();
  }

  @Test
  void findsAnAuthorWhoWasNotTold() {
    tellings.clear();
    assertThat(kinds()).containsExactly(Kind.UNTOLD);
  }

  @Test
  void findsAnAuthorWhoWasToldTwice() {
    tellings.add(tellings.getFirst());
    assertThat(kinds()).containsExactly(Kind.TOLD_TWICE);
  }

  @Test
  void findsThatTheConsumerKnowsATitleThatNobodyGave() {
    known.put(IDEA, new Known(3, AUTHOR, "Bank"));
    assertThat(kinds()).containsExactly(Kind.MISAPPLIED);
  }

  @Test
  void findsThatTheConsumerKnowsNoTitleOfWhatIsPublished() {
    known.put(IDEA, new Known(3, AUTHOR, null));
    assertThat(kinds()).containsExactly(Kind.MISAPPLIED);
  }

  @Test
  void findsThatTheConsumerKnowsAnotherAuthor() {
    known.put(IDEA, new Known(3, SUPPORTER, "Brunnen neu"));
    assertThat(kinds()).containsExactly(Kind.MISAPPLIED);
  }

  @Test
  void findsWhatIsLeft() {
    leftovers.put("parked messages", 1L);
    assertThat(kinds()).containsExactly(Kind.LEFT_OVER);
  }

  @Test
  void findsAnErrorThatDoesNotSayWhenToComeBack() {
    history.add(new Answer(0, 3, 503, "", 0, false));
    answered(3, 200, 0);
    assertThat(kinds()).containsExactly(Kind.IMPOLITE);
  }

  @Test
  void takesARefusalThatSaysWhenToComeBack() {
    history.add(new Answer(0, 3, 503, "", 0, true));
    answered(3, 200, 0);
    assertThat(violations()).isEmpty();
  }

  private List<Violation> violations() {
    return Checker.check(
        history,
        new Aftermath(ideas, supports, known, tellings, applications, deliveries, leftovers));
  }

  private List<Kind> kinds() {
    return violations().stream().map(Violation::kind).distinct().toList();
  }

  private void asked(long operation, Act act, String person, String idea, String title) {
    history.add(new Intent(operation, operation, act, person, idea, title));
  }

  private void answered(long operation, int status, long version) {
    history.add(
        new Answer(
            operation, operation, status, status < 300 && status > 0 ? IDEA : "", version, false));
  }

  private void shows(String title, String status, long version) {
    ideas.put(IDEA, new Idea(title, AUTHOR, status, version, 3));
  }

  private void applied(long sequence, long asked, boolean sure) {
    applications.add(new Application(IDEA, sequence, asked, asked + 5, sure));
  }

  private void delivered(long sequence, String message) {
    deliveries
        .computeIfAbsent(IDEA, id -> new HashMap<>())
        .computeIfAbsent(sequence, number -> new HashSet<>())
        .add(message);
  }
}
