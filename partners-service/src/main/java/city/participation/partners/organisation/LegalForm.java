package city.participation.partners.organisation;

/** As what an organisation exists in law. */
public enum LegalForm {
  /** Eingetragener Verein. */
  REGISTERED_ASSOCIATION,
  /** Initiative, Bündnis, nicht eingetragener Verein. */
  UNREGISTERED_ASSOCIATION,
  FOUNDATION,
  /** GmbH, gGmbH, UG, AG, KGaA. */
  CORPORATION,
  /** GbR, OHG, KG, Partnerschaft. */
  PARTNERSHIP,
  COOPERATIVE,
  SOLE_TRADER,
  /** Körperschaft, Anstalt oder Stiftung des öffentlichen Rechts, Behörde. */
  PUBLIC_BODY,
  OTHER
}
