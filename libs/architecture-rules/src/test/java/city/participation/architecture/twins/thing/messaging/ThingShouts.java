package city.participation.architecture.twins.thing.messaging;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.function.StreamBridge;

/** Sends to any name, past the outbox. */
class ThingShouts {

  @Nullable StreamBridge bridge;
}
