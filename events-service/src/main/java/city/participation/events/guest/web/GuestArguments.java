package city.participation.events.guest.web;

import city.participation.events.guest.AdmitGuest;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class GuestArguments implements WebMvcConfigurer {

  private final AdmitGuest admitGuest;

  GuestArguments(AdmitGuest admitGuest) {
    this.admitGuest = admitGuest;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new RegistrantArguments(admitGuest));
  }
}
