package city.participation.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of outbox and inbox.
 *
 * @param source name of this service, of its exchange, and the first part of its messages' types
 * @param consumers services whose queues must exist before the first message is sent
 * @param onlyFor aggregates, by their collection, of which only some of the consumers are told:
 *     those who are not must never have kept a position in their messages
 */
@ConfigurationProperties("participation.messaging")
public record MessagingProperties(
    @DefaultValue("") String source,
    @DefaultValue List<String> consumers,
    @DefaultValue Map<String, List<String>> onlyFor,
    @DefaultValue Outbox outbox,
    @DefaultValue Inbox inbox) {

  public MessagingProperties {
    onlyFor.forEach((collection, some) -> {
      if (some.isEmpty() || !consumers.containsAll(some)) {
        throw new IllegalArgumentException(
            "participation.messaging.only-for.%s is to name some of the consumers %s, not %s"
                .formatted(collection, consumers, some));
      }
    });
  }

  /** Where messages about the aggregates of a collection go. */
  public String exchange(String collection) {
    return onlyFor.containsKey(collection) ? Queues.exchange(source, collection) : source;
  }

  /**
   * Settings of the sending side.
   *
   * @param unconfirmed messages under way at a time
   * @param handedOver aggregates that wait in memory at the most; the others wait in the database
   * @param lease how long others leave an aggregate to the instance that has claimed it
   * @param confirmTimeout how long the broker may take to confirm
   * @param poll how often the database is asked for what nobody has sent
   * @param declare how often exchange and queues are declared, whether or not one seems lost
   * @param firstBackOff before a refused message is tried again; doubles each time
   * @param longestBackOff end of the doubling
   * @param maxBacklog unsent messages of the service, beyond which changes are refused
   * @param maxAge of an unsent message, beyond which changes are refused
   * @param maxPerAggregate unsent messages of one aggregate
   */
  public record Outbox(
      @DefaultValue("64") int unconfirmed,
      @DefaultValue("512") int handedOver,
      @DefaultValue("15s") Duration lease,
      @DefaultValue("5s") Duration confirmTimeout,
      @DefaultValue("1s") Duration poll,
      @DefaultValue("1m") Duration declare,
      @DefaultValue("1s") Duration firstBackOff,
      @DefaultValue("5m") Duration longestBackOff,
      @DefaultValue("20000") long maxBacklog,
      @DefaultValue("10m") Duration maxAge,
      @DefaultValue("200") int maxPerAggregate) {}

  /**
   * Settings of the receiving side.
   *
   * @param attempts to apply a message: one when it comes, one at each sweep; then only a redrive
   * @param backOff while the database or the broker cannot be reached; doubles each time
   * @param longestBackOff end of the doubling
   * @param gapAlert age of a gap that is worth a look
   * @param sweep how often gaps, and what has failed, are looked at
   */
  public record Inbox(
      @DefaultValue("3") int attempts,
      @DefaultValue("100ms") Duration backOff,
      @DefaultValue("5s") Duration longestBackOff,
      @DefaultValue("60s") Duration gapAlert,
      @DefaultValue("15s") Duration sweep) {}
}
