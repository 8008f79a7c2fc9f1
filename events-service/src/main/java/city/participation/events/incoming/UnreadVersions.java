package city.participation.events.incoming;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Facts that we follow, in a version that we cannot read. No failure, because the version that we
 * read travels beside it; but on the day it no longer does, we would go on with what no longer is.
 */
public class UnreadVersions {

  private static final Logger log = LoggerFactory.getLogger(UnreadVersions.class);

  /** Three digits: a sender must not make as many counters as it likes. */
  private static final Pattern TYPE = Pattern.compile("(.+)\\.v[0-9]{1,3}");

  private final MeterRegistry meters;
  private final Set<String> followed;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** {@code read}: the types that can be read, each in its version. */
  public UnreadVersions(MeterRegistry meters, Set<String> read) {
    this.meters = meters;
    this.followed =
        read.stream().map(UnreadVersions::withoutVersion).collect(Collectors.toUnmodifiableSet());
  }

  public void passedOver(String type) {
    if (followed.contains(withoutVersion(type))) {
      meters.counter("events.messages.unread", "type", type).increment();
      if (told.add(type)) {
        log.warn("{} is sent, which this version cannot read: passed over", type);
      }
    }
  }

  private static String withoutVersion(String type) {
    Matcher versioned = TYPE.matcher(type);
    return versioned.matches() ? versioned.group(1) : type;
  }
}
