package city.participation.partners;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/**
 * What the compiler cannot hold: each rule says why, and has a twin of bad code that it must see.
 */
class ArchitectureTests {

  private static final String OURS = "city.participation.partners";
  private static final String TWINS = OURS + ".badtwins";

  private static final JavaClasses OUR_CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(OURS);
  private static final JavaClasses TWIN_CLASSES = new ClassFileImporter().importPackages(TWINS);

  // Every constant's function is a lambda without state.
  @SuppressWarnings("ImmutableEnumChecker")
  enum Rule {
    FEATURES_WITHOUT_CYCLES(root ->
        slices()
            .matching(root + ".(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature that needs itself in a circle can only be changed as one lump")),
    EDGES_ARE_LEAVES(root ->
        noClasses()
            .that()
            .resideOutsideOfPackages("..web..", "..messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(root + "..web..", root + "..messaging..")
            .because("arrows point inward, so that an edge can change alone")),
    MODEL_KNOWS_NO_TRANSPORT(root ->
        noClasses()
            .that()
            .resideInAPackage(root + ".*..")
            .and()
            .resideOutsideOfPackages("..web..", "..messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.springframework.web..",
                "org.springframework.http..",
                "org.springframework.amqp..",
                "org.springframework.messaging..",
                "jakarta.servlet..")
            .because("a rule of the trade holds however it was asked for")),
    EDGES_ARE_HIDDEN(root ->
        noClasses()
            .that()
            .resideInAnyPackage(root + "..web..", root + "..messaging..")
            .should()
            .bePublic()
            .because("nobody else shall build on the shape of a request or a message")),
    NAMES_SAY_SOMETHING(root ->
        noClasses()
            .should()
            .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Dto|Common)")
            .because("these words name no reason to exist")),
    NO_FIELD_INJECTION(root ->
        noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .because("a constructor says what a class needs, and tests can give it")),
    TIME_FROM_THE_CLOCK(root ->
        noClasses()
            .should()
            .callMethodWhere(
                target(nameMatching("now|currentTimeMillis|systemUTC|systemDefaultZone"))
                    .and(
                        DescribedPredicate.describe(
                            "without a clock",
                            call ->
                                call.getTarget().getRawParameterTypes().isEmpty()
                                    && call.getTargetOwner()
                                        .getPackageName()
                                        .matches("java\\.(time|lang).*"))))
            .because("what depends on the time of day cannot be tested without the Clock")),
    PACKAGES_ARE_NULL_MARKED(root ->
        classes()
            .that()
            .resideInAPackage(root + "..")
            .should(liveInANullMarkedPackage())
            .because("null is checked by the compiler only where a package asks for it")),
    KNOWS_NO_OTHER_SERVICE(root ->
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAPackage("city.participation..")
                    .and(
                        not(
                            resideInAnyPackage(
                                root + "..",
                                "city.participation.defaults..",
                                "city.participation.messaging.."))))
            .because("services meet in messages only"));

    private final Function<String, ArchRule> rule;

    Rule(Function<String, ArchRule> rule) {
      this.rule = rule;
    }

    ArchRule of(String root) {
      return rule.apply(root).allowEmptyShould(true);
    }
  }

  private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return new ArchCondition<>("live in a null-marked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(new SimpleConditionEvent(type, marked, type.getName()));
      }
    };
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
