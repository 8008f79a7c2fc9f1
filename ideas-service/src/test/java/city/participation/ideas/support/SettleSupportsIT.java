package city.participation.ideas.support;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.ideas.RunningIdeasService;
import city.participation.ideas.idea.IdeaStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** In a service whose outbox has room for nothing. */
@RunningIdeasService
@TestPropertySource(properties = "participation.messaging.outbox.max-backlog=0")
@DirtiesContext
class SettleSupportsIT {

  @Autowired private MongoOperations mongo;
  @Autowired private SupportLog log;
  @Autowired private SupportRows rows;
  @Autowired private Clock clock;

  @Test
  void finishesWhatIsHalfDoneAlthoughNothingCanBeAnnounced() {
    List<String> ideas = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ideas.add(published());
      SupportOperation halfDone =
          new SupportOperation(UUID.randomUUID().toString(), "bernd", true, 1, clock.instant());
      assertThat(log.begin(ideas.getLast(), halfDone, null)).isPresent();
    }
    // So late that the service's own sweep does not find what this one has claimed.
    Clock later = Clock.fixed(clock.instant().plus(Duration.ofHours(1)), ZoneOffset.UTC);

    new SettleSupports(log, rows, later).settleDue();

    assertThat(rows.supportedBy("bernd", ideas)).containsExactlyInAnyOrderElementsOf(ideas);
    for (String idea : ideas) {
      assertThat(log.read(idea).orElseThrow().state().operations()).as("told later").hasSize(1);
    }
  }

  /** Past the API, which takes nothing in while nothing can be announced. */
  private String published() {
    String id = UUID.randomUUID().toString();
    mongo.insert(
        new Document("_id", id)
            .append("version", 1L)
            .append("outbox", new Document("seq", 0L).append("sent", 0L))
            .append("status", IdeaStatus.PUBLISHED.name())
            .append("supportCount", 0L),
        "ideas");
    return id;
  }
}
