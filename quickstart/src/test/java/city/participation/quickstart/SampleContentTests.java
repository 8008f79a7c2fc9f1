package city.participation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleContentTests {

  private final List<SampleContent.Sample> samples = SampleContent.samples();

  @Test
  void isAFewDozenIdeasEachWithAKeyOfItsOwn() {
    assertThat(samples).hasSizeBetween(24, 100);
    assertThat(samples).extracting(SampleContent.Sample::key).doesNotHaveDuplicates();
    assertThat(samples)
        .extracting(one -> one.author() + one.submission().required("title").asString())
        .doesNotHaveDuplicates();
  }

  @Test
  void comesFromDemoParticipantsWhoDoNotSupportThemselves() {
    assertThat(samples)
        .allSatisfy(sample -> {
          assertThat(sample.author()).matches("demo-participant-[1-9]");
          assertThat(sample.supporters())
              .doesNotHaveDuplicates()
              .doesNotContain(sample.author())
              .allMatch(supporter -> supporter.matches("demo-participant-[1-9]"));
        });
  }

  @Test
  void showsEveryThemeAndEveryDistrictOfTheCity() {
    assertThat(samples.stream().map(one -> one.submission().required("theme").asString()))
        .contains("digitalisation", "innovation", "sustainability", "liveability");
    var stadtbezirke =
        samples.stream()
            .map(one -> one.submission().required("place"))
            .filter(place -> place.has("district"))
            .map(place -> place.required("district").asString().substring(0, 1))
            .collect(Collectors.toSet());
    assertThat(stadtbezirke).contains("1", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  @Test
  void hasIdeasInEveryStateThatAModeratorLeavesThemIn() {
    assertThat(samples).anyMatch(SampleContent.Sample::publish);
    assertThat(samples).anyMatch(one -> one.rejection() != null);
    assertThat(samples).anyMatch(one -> !one.publish() && one.rejection() == null);
    assertThat(samples)
        .allMatch(one -> one.publish() || one.supporters().isEmpty(), "support needs publication");
  }

  @Test
  void hasIdeasOfAProgrammeForAllThatIsOpenForThemNow() {
    var programmes =
        SampleProgrammes.samples().stream()
            .collect(Collectors.toMap(SampleProgrammes.Sample::key, one -> one));
    var belonging = samples.stream().filter(one -> one.programme() != null).toList();
    assertThat(belonging).hasSizeBetween(5, samples.size() / 2);
    assertThat(belonging)
        .allSatisfy(sample -> {
          var programme = programmes.get(sample.programme());
          assertThat(programme.programme().required("audience").asString()).isEqualTo("PUBLIC");
          assertThat(programme.stages())
              .anySatisfy(stage -> {
                assertThat(stage.opens()).isNegative();
                assertThat(stage.closes()).isPositive();
                assertThat(stage.actions().toString()).contains("SUBMIT", "SUPPORT");
              });
        });
  }

  @Test
  void hasAnAccreditedPartnerOfEachSectorAndOneThatIsNotYet() {
    var partners = SamplePartners.samples();
    assertThat(
            partners.stream()
                .filter(SamplePartners.Sample::accredit)
                .map(one -> one.application().required("sector").asString()))
        .containsExactlyInAnyOrder("CIVIL_SOCIETY", "SCIENCE", "ADMINISTRATION", "BUSINESS");
    assertThat(partners).anyMatch(one -> !one.accredit());
    assertThat(partners)
        .allMatch(one -> one.applicant().matches("demo-partner-[12]"))
        .extracting(SamplePartners.Sample::key)
        .doesNotHaveDuplicates();
  }

  @Test
  void hasAccreditedPartnersTakePartInAPublicProgrammeAgreedAndNotYet() {
    var engagements = SampleEngagements.samples();
    var accredited = SamplePartners.samples().stream().filter(SamplePartners.Sample::accredit);
    assertThat(accredited.map(SamplePartners.Sample::key).toList())
        .containsAll(engagements.stream().map(SampleEngagements.Sample::partner).toList());
    var publicOnes =
        SampleProgrammes.samples().stream()
            .filter(one -> one.programme().required("audience").asString().equals("PUBLIC"));
    assertThat(publicOnes.map(SampleProgrammes.Sample::key).toList())
        .containsAll(engagements.stream().map(SampleEngagements.Sample::programme).toList());
    assertThat(engagements)
        .anyMatch(SampleEngagements.Sample::agreed)
        .anyMatch(one -> !one.agreed())
        .extracting(SampleEngagements.Sample::key)
        .doesNotHaveDuplicates();
  }

  @Test
  void endorsesPublishedIdeasByAccreditedPartnersOfEverySectorThatHasOne() {
    var endorsements = SampleEndorsements.samples();
    var published =
        samples.stream().filter(SampleContent.Sample::publish).map(SampleContent.Sample::key);
    var accredited =
        SamplePartners.samples().stream()
            .filter(SamplePartners.Sample::accredit)
            .map(SamplePartners.Sample::key)
            .toList();
    assertThat(endorsements).doesNotHaveDuplicates();
    assertThat(published.toList())
        .containsAll(endorsements.stream().map(SampleEndorsements.Sample::idea).toList());
    assertThat(endorsements.stream().map(SampleEndorsements.Sample::partner).distinct())
        .containsExactlyInAnyOrderElementsOf(accredited);
    assertThat(endorsements).anyMatch(one -> one.statement() == null);
    assertThat(endorsements).anyMatch(one -> one.statement() != null);
  }

  @Test
  void hasPastAndComingEventsInEachProgrammeNoneInAnothersHall() {
    var events = SampleEvent.all();
    assertThat(events).extracting(SampleEvent::key).doesNotHaveDuplicates();
    assertThat(events).extracting(SampleEvent::title).doesNotHaveDuplicates();
    assertThat(events)
        .filteredOn(one -> one.event().has("venue"))
        .extracting(one -> one.event().required("venue").required("name").asString())
        .doesNotHaveDuplicates();
    for (var programme : SampleProgrammes.samples()) {
      var its = events.stream().filter(one -> one.programme().equals(programme.key())).toList();
      assertThat(its).anyMatch(one -> one.coming() == null).anyMatch(one -> one.coming() != null);
    }
    assertThat(events.stream().map(one -> one.event().required("format").asString()))
        .contains("CITIZENS_DIALOGUE", "WORKSHOP", "ONLINE_DIALOGUE", "CONSULTATION_HOUR", "WALK");
    assertThat(events).filteredOn(one -> one.rule() != null).hasSize(1);
  }

  @Test
  void tellsOfEveryPastEventWhatCameOfItWithPublishedIdeasOfItsProgramme() {
    var published =
        samples.stream()
            .filter(SampleContent.Sample::publish)
            .collect(Collectors.toMap(SampleContent.Sample::key, one -> one));
    assertThat(SampleEvent.all())
        .allSatisfy(
            event -> assertThat(event.documentation() == null).isEqualTo(event.coming() != null));
    var past = SampleEvent.all().stream().filter(it -> it.documentation() != null).toList();
    assertThat(past)
        .allSatisfy(event ->
            assertThat(event.documentation().ideas())
                .allSatisfy(idea ->
                    assertThat(published.get(idea).programme()).isEqualTo(event.programme())))
        .anyMatch(event -> !event.documentation().ideas().isEmpty())
        .anyMatch(event -> event.documentation().told().has("minutesUrl"))
        .allMatch(event -> event.documentation().told().required("attendance").asInt() > 0);
  }

  @Test
  void letsAPartnerWhoseEngagementIsAgreedHoldAComingEventWithTheCity() {
    var coHosted = SampleEvent.all().stream().filter(it -> !it.coHosts().isEmpty()).toList();
    assertThat(coHosted)
        .isNotEmpty()
        .allMatch(it -> it.coming() != null)
        .allSatisfy(event ->
            assertThat(event.coHosts())
                .allSatisfy(partner ->
                    assertThat(SampleEngagements.samples())
                        .anyMatch(it ->
                            it.agreed()
                                && it.partner().equals(partner)
                                && it.programme().equals(event.programme())
                                && it.role().endsWith("HOST"))));
  }
}
