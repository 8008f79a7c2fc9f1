package city.participation.partners.member;

/** Why somebody no longer acts for a partner. */
public enum Revocation {
  LEFT,
  REMOVED,
  /** Everything that was known of the person was erased. */
  ERASED
}
