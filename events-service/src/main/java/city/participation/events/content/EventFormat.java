package city.participation.events.content;

/** What kind of event it is (Beteiligungsformat). */
public enum EventFormat {
  /** Bürgerdialog. */
  CITIZENS_DIALOGUE,
  /** Werkstatt. */
  WORKSHOP,
  /** Online-Dialog. */
  ONLINE_DIALOGUE,
  /** Sprechstunde. */
  CONSULTATION_HOUR,
  /** Rundgang. */
  WALK
}
