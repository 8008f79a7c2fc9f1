package city.participation.testengines;

/** Ways in which a token is wrong although everything else about it is right. */
public enum BadToken {
  EXPIRED,
  NOT_YET_VALID,
  WRONG_AUDIENCE,
  WITHOUT_AUDIENCE,
  WRONG_ISSUER,
  WITHOUT_EXPIRY,
  /** Algorithm {@code none}. */
  UNSIGNED,
  /** HS256 with the published RSA key as its secret. */
  SIGNED_WITH_PUBLIC_KEY,
  /** A key id that the key set does not have. */
  UNKNOWN_KEY,
  /** A known key id, but another key's signature. */
  FORGED
}
