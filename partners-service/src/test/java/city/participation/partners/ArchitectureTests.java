package city.participation.partners;

import city.participation.architecture.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTests {

  @TestFactory
  Stream<DynamicTest> keeps() {
    return ArchitectureRules.of("city.participation.partners");
  }
}
