package city.participation.partners.badtwins.other;

import city.participation.partners.badtwins.thing.Thing;

/** Needs the one that needs it, under a name that says nothing. */
public class OtherHelper {

  Thing thing = new Thing();
}
