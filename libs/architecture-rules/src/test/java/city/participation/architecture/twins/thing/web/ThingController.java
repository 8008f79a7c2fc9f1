package city.participation.architecture.twins.thing.web;

import city.participation.architecture.ArchitectureRules;
import city.participation.messaging.outbox.Announcement;
import org.jspecify.annotations.Nullable;

/** A public edge that writes messages itself and knows a package of another service. */
public class ThingController {

  @Nullable Announcement announcement;

  @Nullable ArchitectureRules foreign;
}
