package city.participation.partners.register;

/** What does not look as it should. */
public enum Concern {
  /** Not among the courts that we know to keep registers. */
  UNKNOWN_COURT,
  /** More digits than any register has reached. */
  LONG_NUMBER,
  /** Organisations of this legal form are entered elsewhere. */
  OTHER_REGISTER,
  /** The register has this entry under another name. */
  OTHER_NAME
}
