package city.participation.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
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
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root);
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("There is no class below " + root);
    }
    return Arrays.stream(HouseRule.values())
        .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> rule(rule, root).check(classes)));
  }

  /**
   * A service may have nothing that a rule is about; that each rule sees bad code is tested here.
   */
  static ArchRule rule(HouseRule rule, String root) {
    return rule.in(root).allowEmptyShould(true);
  }
}
