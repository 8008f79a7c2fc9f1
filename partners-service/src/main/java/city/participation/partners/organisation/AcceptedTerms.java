package city.participation.partners.organisation;

import java.time.Instant;

/** Which version of the terms for partners was accepted, and when. */
public record AcceptedTerms(String version, Instant acceptedAt) {

  public static final int VERSION_MAX = 20;
}
