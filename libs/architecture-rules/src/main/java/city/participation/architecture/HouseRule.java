package city.participation.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/** The rules by name; each says why. {@code root} is a service's package. */
// Every constant's function is a lambda without state.
@SuppressWarnings("ImmutableEnumChecker")
enum HouseRule {
  FEATURES_HAVE_NO_CYCLES(root ->
      slices()
          .matching(root + ".(*)..")
          .should()
          .beFreeOfCycles()
          .because("features that need each other in a circle can only be changed as one lump")),

  EDGES_ARE_LEAVES(root ->
      noClasses()
          .should(Conditions.dependOnTheEdgesOfOthers(root))
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
              "org.springframework.cloud.stream..",
              "jakarta.servlet..",
              "com.rabbitmq..",
              "tools.jackson..",
              "com.fasterxml.jackson..",
              "io.swagger..",
              "city.participation.defaults..")
          .because("a rule of the trade holds however it was asked for")),

  EDGES_ARE_HIDDEN(root ->
      noClasses()
          .that()
          .resideInAnyPackage(root + "..web..", root + "..messaging..")
          .should()
          .bePublic()
          .because("nobody shall build on the shape of a request or a message")),

  REPOSITORIES_ARE_HIDDEN(root ->
      noClasses()
          .that(are(Conditions.repositories()))
          .should()
          .bePublic()
          .because("only the feature itself writes its documents, so its rules always hold")),

  DOCUMENTS_ARE_HIDDEN(root ->
      noClasses()
          .that(are(Conditions.documents()))
          .should()
          .bePublic()
          .because("a stored shape that others see cannot change and leaks into answers")),

  WIRE_RECORDS_HOLD_PLAIN_TYPES(root ->
      classes()
          .that()
          .haveSimpleNameEndingWith("V1")
          .or()
          .haveNameMatching(".*V[0-9]+")
          .should(Conditions.holdJdkOrWireTypesOnly())
          .because("a message must not change when a type of ours does")),

  NAMES_SAY_SOMETHING(root ->
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Dto|Common|Data)")
          .because("these words name no reason to exist")),

  NO_FIELD_INJECTION(root ->
      noFields()
          .should()
          .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
          .orShould()
          .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
          .orShould()
          .beAnnotatedWith("jakarta.inject.Inject")
          .because("a constructor says what a class needs, and tests can give it")),

  TIME_COMES_FROM_THE_CLOCK(root ->
      noClasses()
          .should()
          .accessTargetWhere(asksTheMachineForTheTime())
          .because("what depends on the time of day cannot be tested without the Clock")),

  NO_SESSIONS(root ->
      noClasses()
          .should()
          .dependOnClassesThat(Conditions.openSessions())
          .because("the embedded database has none, and one document holds what changes together")),

  OUTBOX_AND_INBOX_STAY_AT_THEIR_PLACES(root ->
      noClasses()
          .should(Conditions.misplaceMessaging())
          .because("a page that writes messages, or a rule that reads them, hides what travels")),

  BINDINGS_ARE_FIXED(root ->
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.springframework.cloud.stream.function.StreamBridge")
          .because("it calls sent what no queue took, and makes an exchange of any name")),

  PACKAGES_ARE_NULL_MARKED(root ->
      classes()
          .should(Conditions.liveInANullMarkedPackage())
          .because("null is checked by the compiler only where a package asks for it")),

  NO_OTHER_SERVICE_IS_KNOWN(root ->
      noClasses()
          .should()
          .dependOnClassesThat(Conditions.belongToAnotherService(root))
          .because("services meet in messages only"));

  private final Function<String, ArchRule> rule;

  HouseRule(Function<String, ArchRule> rule) {
    this.rule = rule;
  }

  ArchRule in(String root) {
    return rule.apply(root);
  }

  private static DescribedPredicate<JavaAccess<?>> asksTheMachineForTheTime() {
    return target(nameMatching("now|currentTimeMillis|systemUTC|systemDefaultZone|system|<init>"))
        .and(
            DescribedPredicate.describe(
                "without a clock",
                access ->
                    access.getTarget() instanceof CodeUnitAccessTarget target
                        && asksTheMachineForTheTime(target)));
  }

  private static boolean asksTheMachineForTheTime(CodeUnitAccessTarget target) {
    String owner = target.getOwner().getName();
    List<JavaClass> parameters = target.getRawParameterTypes();
    boolean now =
        target.getName().equals("now")
            && owner.startsWith("java.time.")
            && parameters.stream().noneMatch(type -> type.getName().equals("java.time.Clock"));
    boolean clock = owner.equals("java.time.Clock");
    boolean millis = owner.equals("java.lang.System");
    boolean date = owner.equals("java.util.Date") && parameters.isEmpty();
    return now || date || ((clock || millis) && !target.getName().equals("<init>"));
  }
}
