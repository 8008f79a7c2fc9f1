package city.participation.ideas.support;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That a participant supports an idea, or once did: the only truth about it.
 *
 * @param id idea and participant, so the database allows one
 * @param number how many operations made it what it is
 * @param operation token of the last of them
 */
@Document("supports")
record SupportRow(
    @Id String id,
    String ideaId,
    String participant,
    boolean active,
    long number,
    String operation,
    Instant at) {

  static String idOf(String ideaId, String participant) {
    return ideaId + ":" + participant;
  }

  static SupportRow after(String ideaId, SupportOperation operation) {
    return new SupportRow(
        idOf(ideaId, operation.participant()),
        ideaId,
        operation.participant(),
        operation.give(),
        operation.number(),
        operation.token(),
        operation.at());
  }

  boolean isResultOf(SupportOperation done) {
    return number == done.number() && operation.equals(done.token());
  }
}
