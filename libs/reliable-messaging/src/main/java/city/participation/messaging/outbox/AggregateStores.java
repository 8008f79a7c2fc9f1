package city.participation.messaging.outbox;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.mongodb.core.MongoOperations;

/** Hands out the one store of each class. */
public final class AggregateStores {

  private final Map<Class<?>, AggregateStore<?>> stores = new ConcurrentHashMap<>();
  private final MongoOperations mongo;
  private final Stamp stamp;
  private final Relay relay;
  private final Clock clock;
  private final int maxPerAggregate;

  AggregateStores(
      MongoOperations mongo, Stamp stamp, Relay relay, Clock clock, int maxPerAggregate) {
    this.mongo = mongo;
    this.stamp = stamp;
    this.relay = relay;
    this.clock = clock;
    this.maxPerAggregate = maxPerAggregate;
  }

  @SuppressWarnings("unchecked") // the key is the class of the value's type argument
  public <T> AggregateStore<T> of(Class<T> documentClass) {
    return (AggregateStore<T>)
        stores.computeIfAbsent(
            documentClass,
            type -> new AggregateStore<>(type, mongo, stamp, relay, clock, maxPerAggregate));
  }
}
