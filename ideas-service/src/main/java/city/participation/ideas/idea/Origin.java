package city.participation.ideas.idea;

/** How an idea reached the city. */
public enum Origin {
  WEB,
  PHONE,
  LETTER,
  EVENT
}
