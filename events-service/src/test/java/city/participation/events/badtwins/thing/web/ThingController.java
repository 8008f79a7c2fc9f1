package city.participation.events.badtwins.thing.web;

/** An edge in the open. */
public class ThingController {}
