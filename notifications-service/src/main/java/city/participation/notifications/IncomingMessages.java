package city.participation.notifications;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** One function for each sender, whose queue brings the messages of all its aggregates. */
@Configuration(proxyBeanMethods = false)
class IncomingMessages {

  @Bean
  Consumer<Message<byte[]>> ideaMessages(List<Route> routes) {
    return new Routes("ideas", routes)::receive;
  }

  @Bean
  Consumer<Message<byte[]>> partnerMessages(List<Route> routes) {
    return new Routes("partners", routes)::receive;
  }

  @Bean
  Consumer<Message<byte[]>> eventMessages(List<Route> routes) {
    return new Routes("events", routes)::receive;
  }

  /** Of programmes and their stages nobody is told. */
  @Bean
  Route programmeRoute() {
    return new Route("events.", message -> {});
  }
}
