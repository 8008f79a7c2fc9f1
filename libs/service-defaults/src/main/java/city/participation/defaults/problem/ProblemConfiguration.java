package city.participation.defaults.problem;

import com.mongodb.MongoConnectionPoolClearedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.springframework.dao.DataAccessException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(after = JacksonAutoConfiguration.class)
class ProblemConfiguration {

  @Bean
  Problems problems(
      ObjectProvider<ProblemTranslation> translations, JsonMapper json, ResourceLoader resources) {
    ClassLoader classLoader = resources.getClassLoader();
    return new Problems(
        translations.orderedStream().toList(),
        json,
        classLoader == null ? Problems.class.getClassLoader() : classLoader);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(DataAccessException.class)
  static class Storage {

    @Bean
    ProblemTranslation storageProblems() {
      return new StorageProblems();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MongoConnectionPoolClearedException.class)
  static class Driver {

    @Bean
    ProblemTranslation driverProblems() {
      return new DriverProblems();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({
    jakarta.validation.ConstraintViolation.class,
    HandlerMethodValidationException.class
  })
  static class Validation {

    @Bean
    ProblemTranslation validationProblems() {
      return new ValidationProblems();
    }
  }
}
