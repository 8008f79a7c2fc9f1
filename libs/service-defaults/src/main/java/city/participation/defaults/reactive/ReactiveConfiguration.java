package city.participation.defaults.reactive;

import city.participation.defaults.http.Draining;
import city.participation.defaults.problem.Problems;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.context.annotation.Bean;

@AutoConfiguration(
    beforeName =
        "org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(ErrorWebExceptionHandler.class)
class ReactiveConfiguration {

  @Bean
  EdgeFilter edgeFilter(Draining draining) {
    return new EdgeFilter(draining);
  }

  @Bean
  ReactiveAnswers reactiveAnswers(Problems problems) {
    return new ReactiveAnswers(problems);
  }
}
