package city.participation.partners.register;

/** What a check of an organisation's register entry has found. */
public enum RegisterResult {
  /** The register has this entry, under this name. */
  CONFIRMED,
  /** Court and number look as they should; nobody has asked the register. */
  PLAUSIBLE,
  /** Something does not look as it should: somebody has to look themselves. */
  IMPLAUSIBLE,
  /** The register has no such entry. */
  NOT_FOUND,
  /** The register did not answer; it is asked again. */
  UNAVAILABLE,
  /** The organisation names no register. */
  NOT_APPLICABLE
}
