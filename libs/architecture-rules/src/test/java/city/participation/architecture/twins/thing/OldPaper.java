package city.participation.architecture.twins.thing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.rabbitmq.client.Channel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Date;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A model that knows JSON, its description and the broker, and asks for the time unseen. */
class OldPaper {

  @JsonProperty @Nullable String named;

  @Schema @Nullable String described;

  @Nullable Channel channel;

  final Supplier<Instant> clock = Instant::now;

  final long millis = System.currentTimeMillis();

  // A java.util.Date on purpose.
  @SuppressWarnings("JavaUtilDate")
  final Date date = new Date();
}
