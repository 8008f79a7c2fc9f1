package city.participation.partners.badtwins.thing.web;

/** An edge in the open. */
public class ThingController {}
