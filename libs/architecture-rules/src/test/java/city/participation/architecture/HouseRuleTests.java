package city.participation.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HouseRuleTests {

  private static final String TWINS = "city.participation.architecture.twins";
  private static final String GOOD = "city.participation.architecture.good";

  /** Which twin each rule has to find: a rule that is red for another reason bites nobody. */
  private static final Map<HouseRule, String> FOUND =
      Map.ofEntries(
          Map.entry(HouseRule.FEATURES_HAVE_NO_CYCLES, "Cycle detected"),
          Map.entry(HouseRule.EDGES_ARE_LEAVES, "OtherHelper.controller"),
          Map.entry(HouseRule.MODEL_KNOWS_NO_TRANSPORT, "Thing.status"),
          Map.entry(HouseRule.EDGES_ARE_HIDDEN, "ThingController"),
          Map.entry(HouseRule.REPOSITORIES_ARE_HIDDEN, "Things"),
          Map.entry(HouseRule.DOCUMENTS_ARE_HIDDEN, "thing.Thing>"),
          Map.entry(HouseRule.WIRE_RECORDS_HOLD_PLAIN_TYPES, "ThingChangedV1.thing"),
          Map.entry(HouseRule.NAMES_SAY_SOMETHING, "OtherHelper"),
          Map.entry(HouseRule.NO_FIELD_INJECTION, "Thing.helper"),
          Map.entry(HouseRule.TIME_COMES_FROM_THE_CLOCK, "Instant.now()"),
          Map.entry(HouseRule.NO_SESSIONS, "Sessions.session"),
          Map.entry(HouseRule.OUTBOX_AND_INBOX_STAY_AT_THEIR_PLACES, "Thing.message"),
          Map.entry(HouseRule.BINDINGS_ARE_FIXED, "ThingShouts.bridge"),
          Map.entry(HouseRule.PACKAGES_ARE_NULL_MARKED, "Unmarked"),
          Map.entry(HouseRule.NO_OTHER_SERVICE_IS_KNOWN, "ThingController.foreign"));

  private static EvaluationResult evaluate(HouseRule rule, String root) {
    return ArchitectureRules.rule(rule, root)
        .evaluate(new ClassFileImporter().importPackages(root));
  }

  @ParameterizedTest
  @EnumSource(HouseRule.class)
  void findsItsTwin(HouseRule rule) {
    assertThat(evaluate(rule, TWINS).getFailureReport().getDetails())
        .anyMatch(line -> line.contains(FOUND.get(rule)));
  }

  @Test
  void findsPagesThatWriteMessages() {
    assertThat(
            evaluate(HouseRule.OUTBOX_AND_INBOX_STAY_AT_THEIR_PLACES, TWINS)
                .getFailureReport()
                .getDetails())
        .anyMatch(line -> line.contains("ThingController.announcement"));
  }

  @ParameterizedTest
  @CsvSource({
    "MODEL_KNOWS_NO_TRANSPORT, OldPaper.named",
    "MODEL_KNOWS_NO_TRANSPORT, OldPaper.described",
    "MODEL_KNOWS_NO_TRANSPORT, OldPaper.channel",
    "REPOSITORIES_ARE_HIDDEN, OpenStore",
    "REPOSITORIES_ARE_HIDDEN, OpenQueries",
    "REPOSITORIES_ARE_HIDDEN, OpenTemplate",
    "DOCUMENTS_ARE_HIDDEN, OpenPaper",
    "DOCUMENTS_ARE_HIDDEN, OpenLetter",
    "TIME_COMES_FROM_THE_CLOCK, references method <java.time.Instant.now()>",
    "TIME_COMES_FROM_THE_CLOCK, java.lang.System.currentTimeMillis()",
    "TIME_COMES_FROM_THE_CLOCK, java.util.Date.<init>()",
    "NO_SESSIONS, Sessions.manager",
    "NO_SESSIONS, Sessions.both()"
  })
  void findsWhatIsHarderToSee(HouseRule rule, String found) {
    assertThat(evaluate(rule, TWINS).getFailureReport().getDetails())
        .anyMatch(line -> line.contains(found));
  }

  @ParameterizedTest
  @EnumSource(HouseRule.class)
  void leavesGoodCodeAlone(HouseRule rule) {
    assertThat(evaluate(rule, GOOD).getFailureReport().getDetails()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(HouseRule.class)
  void saysWhy(HouseRule rule) {
    assertThat(rule.in(GOOD).getDescription()).contains("because");
  }

  @Test
  void refusesAPackageThatIsNotThere() {
    assertThatThrownBy(() -> ArchitectureRules.of("city.participation.misspelt"))
        .hasMessageContaining("misspelt");
  }
}
