package city.participation.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for the gateway beside the house rules; each rule has a twin that it must see. */
class GatewayArchitectureTests {

  private static final String OURS = "city.participation.gateway";
  private static final String TWINS = OURS + ".badtwins";

  private static final JavaClasses OUR_CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(OURS);
  private static final JavaClasses TWIN_CLASSES = new ClassFileImporter().importPackages(TWINS);

  // Every constant's function is a lambda without state.
  @SuppressWarnings("ImmutableEnumChecker")
  enum Rule {
    PARTS_STAND_ALONE(root ->
        slices()
            .matching(root + ".(*)..")
            .should()
            .notDependOnEachOther()
            .because("each part does one thing to a request, in the order the filters say")),
    NOTHING_IS_PUBLIC(root ->
        noClasses()
            .that()
            .resideInAPackage(root + "..")
            .should()
            .bePublic()
            .because("nobody builds on the gateway")),
    KNOWS_NO_SERVICE(root ->
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAPackage("city.participation..")
                    .and(not(resideInAnyPackage(root + "..", "city.participation.defaults.."))))
            .because("the gateway forwards what it does not understand")),
    NEVER_WAITS(root ->
        noClasses()
            .should()
            .callMethodWhere(target(nameMatching("block|blockFirst|blockLast|blockOptional|sleep")))
            .because("one waiting thread here keeps thousands of clients waiting"));

    private final Function<String, ArchRule> rule;

    Rule(Function<String, ArchRule> rule) {
      this.rule = rule;
    }

    ArchRule of(String root) {
      return rule.apply(root);
    }
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void ourCodeKeeps(Rule rule) {
    rule.of(OURS).check(OUR_CLASSES);
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void badCodeIsSeenBy(Rule rule) {
    assertThat(rule.of(TWINS).evaluate(TWIN_CLASSES).hasViolation()).isTrue();
  }
}
