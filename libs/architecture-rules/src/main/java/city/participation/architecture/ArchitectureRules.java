package city.participation.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What the compiler cannot hold. A service's test is one method:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keeps() {
 *   return ArchitectureRules.of("city.participation.ideas");
 * }
 * }</pre>
 */
public final class ArchitectureRules {

  private ArchitectureRules() {}

  /** One test per rule for all classes at and below {@code root}, without test classes. */
  public static Stream<DynamicTest> of(String root) {
    return tests(root, EnumSet.allOf(HouseRule.class));
  }

  /** For a process without a model, whose whole work is transport. */
  public static Stream<DynamicTest> ofEdge(String root) {
    return tests(root, EnumSet.complementOf(EnumSet.of(HouseRule.MODEL_KNOWS_NO_TRANSPORT)));
  }

  private static Stream<DynamicTest> tests(String root, Set<HouseRule> rules) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root);
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("There is no class below " + root);
    }
    return rules.stream()
        .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> rule(rule, root).check(classes)));
  }

  /**
   * A service may have nothing that a rule is about; that each rule sees bad code is tested here.
   */
  static ArchRule rule(HouseRule rule, String root) {
    return rule.in(root).allowEmptyShould(true);
  }
}
