package city.participation.events.idea;

/** What we remember of an idea under its id, while it is public. */
public record KnownIdea(String title) {}
