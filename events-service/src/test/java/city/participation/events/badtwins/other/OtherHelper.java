package city.participation.events.badtwins.other;

import city.participation.events.badtwins.thing.Thing;

/** Needs the one that needs it, under a name that says nothing. */
public class OtherHelper {

  Thing thing = new Thing();
}
