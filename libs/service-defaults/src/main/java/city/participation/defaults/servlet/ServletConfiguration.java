package city.participation.defaults.servlet;

import city.participation.defaults.http.Draining;
import city.participation.defaults.problem.Problems;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(
    before = {HttpMessageConvertersAutoConfiguration.class, WebMvcAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(WebMvcConfigurer.class)
class ServletConfiguration {

  /** Inside Spring's observation filter, so that log lines have the trace's ids. */
  private static final int EDGE = Ordered.HIGHEST_PRECEDENCE + 2;

  @Bean
  ServletAnswers servletAnswers(Problems problems) {
    return new ServletAnswers(problems);
  }

  @Bean
  FilterRegistrationBean<EdgeFilter> edgeFilter(ServletAnswers answers, Draining draining) {
    var registration = new FilterRegistrationBean<>(new EdgeFilter(answers, draining));
    registration.setOrder(EDGE);
    registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
    return registration;
  }

  @Bean
  FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(
      @Value("${participation.http.max-body-size}") DataSize limit,
      @Value("${participation.http.max-body-time}") Duration patience) {
    var registration = new FilterRegistrationBean<>(new BodyLimitFilter(limit.toBytes(), patience));
    registration.setOrder(EDGE + 1);
    return registration;
  }

  @Bean
  JacksonJsonHttpMessageConverter wholeJson(JsonMapper mapper) {
    return new WholeJson(mapper);
  }

  @Bean
  WebMvcConfigurer requestDefaults(ServletAnswers answers) {
    return new WebMvcConfigurer() {

      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters());
      }

      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestArguments());
      }

      // After a service's own @ExceptionHandlers, before everything that sends bare statuses.
      @Override
      public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.add(Math.min(1, resolvers.size()), answers);
      }
    };
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(TomcatServletWebServerFactory.class)
  static class Tomcat {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports(
        ServletAnswers answers, @Value("${participation.http.max-body-time}") Duration patience) {
      return factory ->
          factory.addContextCustomizers(context ->
              context
                  .getParent()
                  .getPipeline()
                  .addValve(new ProblemReportValve(answers, patience)));
    }
  }
}
