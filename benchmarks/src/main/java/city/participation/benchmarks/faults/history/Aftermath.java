package city.participation.benchmarks.faults.history;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is there when the faults are over.
 *
 * @param ideas by id
 * @param known what the consumer has made of each idea's messages
 * @param tellings one for each time that somebody was told of something
 * @param applications of messages at the consumer, in the order in which they were asked for; null
 *     if nobody listened
 * @param deliveries ids of the messages with which a consumer of our own was sent each idea's
 *     numbers; null if there was none
 * @param leftovers what still waits, by place
 */
public record Aftermath(
    Map<String, Idea> ideas,
    Set<Support> supports,
    Map<String, Known> known,
    List<Telling> tellings,
    @Nullable List<Application> applications,
    @Nullable Map<String, Map<Long, Set<String>>> deliveries,
    Map<String, Long> leftovers) {

  /**
   * As the owner keeps it.
   *
   * @param sequence number of its last message
   */
  public record Idea(String title, String author, String status, long version, long sequence) {

    boolean isPublished() {
      return status.equals("PUBLISHED");
    }
  }

  /**
   * As the consumer keeps it.
   *
   * @param sequence number of the last message that it has applied
   * @param title null before the idea is published
   */
  public record Known(long sequence, String author, @Nullable String title) {}

  public record Support(String idea, String person) {}

  public record Telling(String person, String idea, String matter) {}

  /**
   * A step of the consumer's position, as it went over the wire to the consumer's database.
   *
   * @param asked when the command was sent, in nanoseconds of one clock
   * @param done when the database said that it is carried out
   * @param sure false if the database's word was never heard
   */
  public record Application(String idea, long sequence, long asked, long done, boolean sure) {}

  /** How far the consumer has come with the idea. */
  public long position(String idea) {
    var row = known.get(idea);
    return row == null ? 0 : row.sequence();
  }

  /** What still waits, all places together. */
  public long left() {
    return leftovers.values().stream().mapToLong(Long::longValue).sum();
  }
}
