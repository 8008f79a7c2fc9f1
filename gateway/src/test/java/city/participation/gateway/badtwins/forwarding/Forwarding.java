package city.participation.gateway.badtwins.forwarding;

/** A part that another part leans on. */
public class Forwarding {}
