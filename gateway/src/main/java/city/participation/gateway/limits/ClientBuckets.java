package city.participation.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * One bucket for each client, route and kind of request. Clients with a token and addresses are
 * kept apart, so that an attacker who changes addresses pushes no known person's bucket out; within
 * a kind the cache keeps the often used over the new. A bucket that is dropped for rest was full
 * again anyway.
 */
final class ClientBuckets {

  /** {@code client} is a subject or a network address, by {@code known}. */
  record Key(String route, boolean write, boolean known, String client) {}

  private final LimitSettings.Rate reads;
  private final LimitSettings.Rate writes;
  private final TimeMeter time;
  private final Cache<Key, Bucket> known;
  private final Cache<Key, Bucket> unknown;

  ClientBuckets(LimitSettings settings, TimeMeter time) {
    this.reads = settings.reads();
    this.writes = settings.writes().rate();
    this.time = time;
    this.known = cache(settings.clients());
    this.unknown = cache(settings.clients());
  }

  private Cache<Key, Bucket> cache(int size) {
    Duration rest = reads.full().compareTo(writes.full()) > 0 ? reads.full() : writes.full();
    return Caffeine.newBuilder()
        .maximumSize(size)
        .ticker(time::currentTimeNanos)
        .expireAfterAccess(rest)
        .build();
  }

  LimitSettings.Rate rate(boolean write) {
    return write ? writes : reads;
  }

  ConsumptionProbe take(Key key) {
    return (key.known() ? known : unknown).get(key, this::bucket).tryConsumeAndReturnRemaining(1);
  }

  private Bucket bucket(Key key) {
    LimitSettings.Rate rate = rate(key.write());
    return Bucket.builder()
        .addLimit(limit ->
            limit.capacity(rate.burst()).refillGreedy(rate.perMinute(), Duration.ofMinutes(1)))
        .withCustomTimePrecision(time)
        .build();
  }

  long remembered() {
    known.cleanUp();
    unknown.cleanUp();
    return known.estimatedSize() + unknown.estimatedSize();
  }
}
