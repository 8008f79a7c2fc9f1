package city.participation.testengines;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

class EnginesContextCustomizerFactory implements ContextCustomizerFactory {

  @Override
  public @Nullable ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
    Engines engines = TestContextAnnotationUtils.findMergedAnnotation(testClass, Engines.class);
    if (engines == null) {
      return null;
    }
    Set<Engine> wanted = EnumSet.noneOf(Engine.class);
    wanted.addAll(List.of(engines.value()));
    return new EnginesContextCustomizer(wanted);
  }
}
