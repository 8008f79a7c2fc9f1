package city.participation.partners.engagement;

import city.participation.partners.engagement.Engagement.Decision;
import city.participation.partners.organisation.Sector;
import city.participation.partners.partner.FindStanding.Standing;
import city.participation.partners.partner.Person;
import city.participation.partners.programme.KnownProgramme;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Engagements to test with. */
final class EngagementExamples {

  static final Instant NOW = Instant.parse("2027-02-03T10:15:00Z");
  static final String ID = "9a4c7e21-0b58-8d3f-a6e1-4c2b8f7d5e90";
  static final String PARTNER = "7f3c1a52-6d0b-8e41-9b1e-5a0c2d4e6f80";
  static final String PROGRAMME = "5d1f0c3e-8a57-8c11-9f60-2b7e4a9d1c05";
  static final String STAGE = "0e9b1f6a-3c7d-4b52-8e1f-6a2d9c4b7e10";

  static final Person PAULA = new Person("paula", false, null);
  static final Person PAULA_OF_THE_CITY = new Person("paula", true, "Amt 12");
  static final Person STRANGER = new Person("stranger", false, null);
  static final Person STAFF = new Person("sina", true, "Amt 15");
  static final Person OFFICELESS = new Person("otto", true, null);

  static final Standing ACCREDITED = standing(true, false);
  static final Standing SUSPENDED = standing(false, true);
  static final Standing EXPIRED = standing(false, false);

  static final KnownProgramme OPEN = new KnownProgramme(false, false, List.of(STAGE));
  static final KnownProgramme INTERNAL = new KnownProgramme(true, false, List.of(STAGE));
  static final KnownProgramme OVER = new KnownProgramme(false, true, List.of(STAGE));

  private EngagementExamples() {}

  private static Standing standing(boolean accredited, boolean suspended) {
    return new Standing(
        PARTNER,
        "Veedel Digital e.V.",
        Sector.CIVIL_SOCIETY,
        accredited,
        suspended,
        Set.of("paula"));
  }

  static Proposal proposal() {
    return new Proposal(
        PARTNER,
        PROGRAMME,
        STAGE,
        EngagementRole.CO_HOST,
        new InterestNote("Wir beraten im Veedel und werden nicht bezahlt.", "We are not paid."));
  }

  static Decision propose(Person person, Standing partner, KnownProgramme programme) {
    return Engagement.propose(
        ID, proposal(), person, Optional.of(partner), Optional.of(programme), NOW);
  }

  static Engagement proposed() {
    return taken(propose(PAULA, ACCREDITED, OPEN));
  }

  static Engagement agreed() {
    return taken(proposed().agree(STAFF, ACCREDITED, Optional.of(OPEN), NOW));
  }

  static Engagement taken(Decision decision) {
    return switch (decision) {
      case Decision.Taken(Engagement after, var facts) -> after;
      case Decision.Refused(Refusal why) -> throw new AssertionError("Refused: " + why);
    };
  }

  static List<EngagementFact> facts(Decision decision) {
    return switch (decision) {
      case Decision.Taken(Engagement after, var facts) -> facts;
      case Decision.Refused(Refusal why) -> throw new AssertionError("Refused: " + why);
    };
  }

  static Refusal refused(Decision decision) {
    return switch (decision) {
      case Decision.Taken(Engagement after, var facts) ->
          throw new AssertionError("Taken: " + after.status());
      case Decision.Refused(Refusal why) -> why;
    };
  }
}
