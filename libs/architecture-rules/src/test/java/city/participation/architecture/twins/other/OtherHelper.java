package city.participation.architecture.twins.other;

import city.participation.architecture.twins.thing.Thing;
import city.participation.architecture.twins.thing.web.ThingController;
import org.jspecify.annotations.Nullable;

/** A name without a reason, a circle between features, and a hand in a foreign edge. */
public class OtherHelper {

  @Nullable Thing thing;

  @Nullable ThingController controller;
}
