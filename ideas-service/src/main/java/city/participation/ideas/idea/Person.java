package city.participation.ideas.idea;

/**
 * Who asks or acts.
 *
 * @param id opaque, the token's {@code sub}; never shown to others
 */
public record Person(String id, boolean moderator, boolean staff) {}
