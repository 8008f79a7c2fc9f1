package city.participation.events.partner;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.partner.EngagementFact.EngagementAgreed;
import city.participation.events.partner.EngagementFact.EngagementEnded;
import city.participation.events.partner.PartnerFact.AccreditationStopped;
import city.participation.events.partner.PartnerFact.PartnerAccredited;
import city.participation.events.partner.PartnerFact.PartnerProfileChanged;
import city.participation.events.partner.PartnerFact.PartnerReinstated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownPartnerTests {

  private static final LocalDate UNTIL = LocalDate.of(2028, 11, 27);
  private static final Instant WITHIN = Instant.parse("2027-03-01T12:00:00Z");
  private static final PartnerFact ACCREDITED = new PartnerAccredited("Veedel e.V.", UNTIL);
  private static final String PROGRAMME = "programme";
  private static final String STAGE = "stage";

  @Test
  void isAccreditedToTheEndOfItsLastDayInCologne() {
    KnownPartner partner = after(ACCREDITED);
    assertThat(partner.isAccreditedAt(Instant.parse("2028-11-27T22:59:59Z"))).isTrue();
    assertThat(partner.isAccreditedAt(Instant.parse("2028-11-27T23:00:00Z"))).isFalse();
  }

  @Test
  void getsAnotherNameWithoutBeingAccreditedByThat() {
    KnownPartner suspended =
        after(ACCREDITED, new AccreditationStopped(), new PartnerProfileChanged("Neu", UNTIL));
    assertThat(suspended.name()).isEqualTo("Neu");
    assertThat(suspended.isAccreditedAt(WITHIN)).isFalse();
    KnownPartner reinstated = KnownPartner.after(suspended, new PartnerReinstated(UNTIL));
    assertThat(reinstated.isAccreditedAt(WITHIN)).isTrue();
    assertThat(reinstated.name()).isEqualTo("Neu");
  }

  @Provide
  Arbitrary<List<PartnerFact>> lives() {
    Arbitrary<PartnerFact> facts =
        Arbitraries.of(
            ACCREDITED,
            new PartnerProfileChanged("Veedel e.V.", UNTIL),
            new PartnerReinstated(UNTIL),
            new AccreditationStopped());
    return facts.list().ofMaxSize(30);
  }

  @Property(tries = 500)
  void isWhatTheLastMessageMadeIt(@ForAll("lives") List<PartnerFact> life) {
    boolean runs = false;
    KnownPartner partner = KnownPartner.NEW;
    for (PartnerFact fact : life) {
      partner = KnownPartner.after(partner, fact);
      runs =
          switch (fact) {
            case PartnerAccredited _, PartnerReinstated _ -> true;
            case AccreditationStopped _ -> false;
            case PartnerProfileChanged _ -> runs;
          };
      assertThat(partner.isAccreditedAt(WITHIN)).isEqualTo(runs);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HOST,,,true",
    "CO_HOST,,stage,true",
    "CO_HOST,stage,stage,true",
    "CO_HOST,stage,,false",
    "CO_HOST,stage,another,false",
    "EXPERT,,stage,false",
    "FUNDER,,stage,false",
    "PATRON,,stage,false"
  })
  void hostsInTheWholeProgrammeOrInItsStage(
      String role, @Nullable String stage, @Nullable String where, boolean hosts) {
    KnownEngagement engagement = agreed(stage, role);
    assertThat(engagement.hostsIn(where)).isEqualTo(hosts);
  }

  @Test
  void hostsNoLongerOnceTheEngagementHasEnded() {
    KnownEngagement ended = KnownEngagement.after(agreed(STAGE, "CO_HOST"), new EngagementEnded());
    assertThat(ended).isNotNull();
    assertThat(ended.hostsIn(STAGE)).isFalse();
    assertThat(KnownEngagement.after(null, new EngagementEnded()))
        .as("one that was never agreed")
        .isNull();
  }

  private static KnownEngagement agreed(@Nullable String stage, String role) {
    KnownEngagement agreed =
        KnownEngagement.after(null, new EngagementAgreed("partner", PROGRAMME, stage, role));
    assertThat(agreed).isNotNull();
    return agreed;
  }

  private static KnownPartner after(PartnerFact... facts) {
    KnownPartner partner = KnownPartner.NEW;
    for (PartnerFact fact : facts) {
      partner = KnownPartner.after(partner, fact);
    }
    return partner;
  }
}
