package city.participation.ideas.idea;

/** Why a moderator does not publish an idea. */
public enum RejectionReason {
  OFF_TOPIC,
  NOT_CITY_MATTER,
  DUPLICATE,
  PERSONAL_DATA,
  OFFENSIVE,
  OTHER
}
