package city.participation.architecture.good.thing;

import java.time.Clock;
import java.time.Instant;
import org.springframework.data.mongodb.core.mapping.Document;

@Document
record Thing(String id, Instant since) {

  static Thing of(String id, Clock clock) {
    return new Thing(id, Instant.now(clock));
  }
}
