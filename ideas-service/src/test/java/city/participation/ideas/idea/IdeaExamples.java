package city.participation.ideas.idea;

import city.participation.ideas.idea.Idea.Decision;
import city.participation.ideas.place.District;
import city.participation.ideas.place.Place;
import city.participation.ideas.theme.Theme;
import java.time.Instant;

/** Ideas to test with. */
final class IdeaExamples {

  static final Instant NOW = Instant.parse("2026-11-23T09:15:00Z");
  static final Person AUTHOR = new Person("author", false, false);
  static final Person STRANGER = new Person("stranger", false, false);
  static final Person MODERATOR = new Person("moderator", true, false, "Amt 15");
  static final Person CLERK = new Person("clerk", false, true, "Bürgeramt Innenstadt");
  static final IdeaContent CONTENT =
      new IdeaContent(
          "Trinkbrunnen am Decksteiner Weiher",
          "An heißen Tagen fehlt am Weiher ein Brunnen mit Trinkwasser für alle.",
          Theme.LIVEABILITY,
          Place.of(new District("301", "Klettenberg", "3"), null),
          null);
  static final IdeaContent CHANGED =
      new IdeaContent(
          "Zwei Trinkbrunnen in Klettenberg",
          "An heißen Tagen fehlen Brunnen mit Trinkwasser für alle.",
          Theme.SUSTAINABILITY,
          null,
          null);

  private IdeaExamples() {}

  static Idea draft() {
    return Idea.draft("idea-1", AUTHOR, Origin.WEB, CONTENT, NOW);
  }

  static Idea byPhone() {
    return Idea.draft("idea-2", CLERK, Origin.PHONE, CONTENT, NOW);
  }

  static Idea submitted() {
    return taken(draft().submit(AUTHOR, NOW.plusSeconds(60)));
  }

  static Idea published() {
    return taken(submitted().publish(MODERATOR, NOW.plusSeconds(120)));
  }

  static Idea rejected() {
    return taken(
        submitted()
            .reject(MODERATOR, RejectionReason.OTHER, "Leider nein, weil.", NOW.plusSeconds(120)));
  }

  static Idea withdrawn() {
    return taken(published().withdraw(AUTHOR, "Es ist gebaut.", NOW.plusSeconds(180)));
  }

  static Idea supported(Idea idea) {
    return new Idea(
        idea.id(),
        idea.author(),
        idea.origin(),
        idea.event(),
        idea.audience(),
        idea.status(),
        idea.content(),
        idea.revision(),
        idea.createdAt(),
        idea.submittedAt(),
        idea.publishedAt(),
        idea.changedAt(),
        idea.listedAt(),
        idea.timeline(),
        1,
        NOW.plusSeconds(150),
        null);
  }

  static Idea taken(Decision decision) {
    return switch (decision) {
      case Decision.Taken(Idea after, var facts) -> after;
      case Decision.Refused(Refusal why) -> throw new AssertionError("Refused: " + why);
    };
  }
}
