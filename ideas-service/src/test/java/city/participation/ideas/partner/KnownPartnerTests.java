package city.participation.ideas.partner;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.ideas.partner.PartnerFact.MemberActivated;
import city.participation.ideas.partner.PartnerFact.MemberRevoked;
import city.participation.ideas.partner.PartnerFact.PartnerAccredited;
import city.participation.ideas.partner.PartnerFact.PartnerExpired;
import city.participation.ideas.partner.PartnerFact.PartnerProfileChanged;
import city.participation.ideas.partner.PartnerFact.PartnerReinstated;
import city.participation.ideas.partner.PartnerFact.PartnerSuspended;
import city.participation.ideas.partner.PartnerFact.PartnerWithdrawn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KnownPartnerTests {

  private static final LocalDate UNTIL = LocalDate.of(2027, 6, 30);
  private static final Instant WITHIN = Instant.parse("2027-01-01T12:00:00Z");
  private static final PartnerFact ACCREDITED =
      new PartnerAccredited("Veedel Digital e.V.", Sector.CIVIL_SOCIETY, UNTIL);

  @Test
  void standsByTheMessagesWhileTheTermRuns() {
    assertThat(after().standingAt(WITHIN)).isEqualTo(Standing.NOT_ACCREDITED);
    assertThat(after(ACCREDITED).standingAt(WITHIN)).isEqualTo(Standing.ACCREDITED);
    assertThat(after(ACCREDITED, new PartnerSuspended()).standingAt(WITHIN))
        .isEqualTo(Standing.SUSPENDED);
    assertThat(
            after(ACCREDITED, new PartnerSuspended(), new PartnerReinstated(UNTIL))
                .standingAt(WITHIN))
        .isEqualTo(Standing.ACCREDITED);
    assertThat(after(ACCREDITED, new PartnerExpired()).standingAt(WITHIN))
        .isEqualTo(Standing.EXPIRED);
    assertThat(after(ACCREDITED, new PartnerWithdrawn()).standingAt(WITHIN))
        .isEqualTo(Standing.WITHDRAWN);
  }

  /** In June the city's day ends at 22 o'clock of the world's. */
  @Test
  void isExpiredAsItsLastDayEndsHoweverLateTheMessage() {
    Instant midnight = Instant.parse("2027-06-30T22:00:00Z");

    assertThat(after(ACCREDITED).standingAt(midnight.minusMillis(1)))
        .isEqualTo(Standing.ACCREDITED);
    assertThat(after(ACCREDITED).standingAt(midnight)).isEqualTo(Standing.EXPIRED);
    assertThat(after(ACCREDITED, new PartnerSuspended()).standingAt(midnight))
        .isEqualTo(Standing.EXPIRED);
    assertThat(after(ACCREDITED, new PartnerWithdrawn()).standingAt(midnight))
        .isEqualTo(Standing.WITHDRAWN);
  }

  @Test
  void goesOnInAnotherTerm() {
    LocalDate later = UNTIL.plusYears(2);
    PartnerFact renewed = new PartnerAccredited("Köln Digital e.V.", Sector.SCIENCE, later);
    KnownPartner partner = after(ACCREDITED, new PartnerExpired(), renewed);

    assertThat(partner)
        .isEqualTo(
            new KnownPartner(
                Standing.ACCREDITED,
                "Köln Digital e.V.",
                Sector.SCIENCE,
                later.toString(),
                List.of()));
    assertThat(partner.standingAt(Instant.parse("2028-01-01T12:00:00Z")))
        .isEqualTo(Standing.ACCREDITED);
  }

  @Test
  void takesANewNameWithoutBeingReinstatedByIt() {
    KnownPartner renamed =
        after(
            ACCREDITED,
            new PartnerSuspended(),
            new PartnerProfileChanged("Veedel e.V.", Sector.CIVIL_SOCIETY, UNTIL));

    assertThat(renamed.name()).isEqualTo("Veedel e.V.");
    assertThat(renamed.standingAt(WITHIN)).isEqualTo(Standing.SUSPENDED);
  }

  @Test
  void knowsItsMembersBeforeItIsAccreditedAndOfARoleThatChangesNoSecondOne() {
    KnownPartner partner =
        after(new MemberActivated("anna"), new MemberActivated("bernd"), ACCREDITED);
    assertThat(partner.members()).containsExactly("anna", "bernd");

    KnownPartner changed = KnownPartner.after(partner, new MemberActivated("anna"));
    assertThat(changed).isEqualTo(partner);
    assertThat(KnownPartner.after(changed, new MemberRevoked("anna")).members())
        .containsExactly("bernd");
    assertThat(KnownPartner.after(changed, new MemberRevoked("clara"))).isEqualTo(changed);
  }

  @Provide
  Arbitrary<List<PartnerFact>> lives() {
    Arbitrary<PartnerFact> facts =
        Arbitraries.of(
            ACCREDITED,
            new PartnerProfileChanged("Veedel e.V.", Sector.CIVIL_SOCIETY, UNTIL),
            new PartnerSuspended(),
            new PartnerReinstated(UNTIL),
            new PartnerExpired(),
            new PartnerWithdrawn(),
            new MemberActivated("anna"),
            new MemberActivated("bernd"),
            new MemberRevoked("anna"),
            new MemberRevoked("bernd"));
    return facts.list().ofMaxSize(30);
  }

  @Property(tries = 2000)
  void isWhatTheLastMessageOfEachKindMadeIt(@ForAll("lives") List<PartnerFact> life) {
    boolean runs = false;
    Set<String> members = new LinkedHashSet<>();
    KnownPartner partner = KnownPartner.NEW;
    for (PartnerFact fact : life) {
      partner = KnownPartner.after(partner, fact);
      switch (fact) {
        case PartnerAccredited _, PartnerReinstated _ -> runs = true;
        case PartnerSuspended _, PartnerExpired _, PartnerWithdrawn _ -> runs = false;
        case PartnerProfileChanged _ -> {}
        case MemberActivated(String member) -> members.add(member);
        case MemberRevoked(String member) -> members.remove(member);
      }
      assertThat(partner.standingAt(WITHIN) == Standing.ACCREDITED).isEqualTo(runs);
      assertThat(partner.members()).containsExactlyElementsOf(members);
      assertThat(partner.standingAt(UNTIL.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC)))
          .isNotEqualTo(Standing.ACCREDITED);
    }
  }

  private static KnownPartner after(PartnerFact... facts) {
    KnownPartner partner = KnownPartner.NEW;
    for (PartnerFact fact : facts) {
      partner = KnownPartner.after(partner, fact);
    }
    return partner;
  }
}
