package city.participation.notifications.erasure.messaging;

import city.participation.messaging.inbox.Change;
import city.participation.messaging.inbox.Inboxes;
import city.participation.notifications.Route;
import city.participation.notifications.erasure.NoteAnswer;
import city.participation.notifications.incoming.UnreadVersions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What other services answer to an erasure. Each counts its own messages about it, so each has an
 * inbox of its own.
 */
@Configuration(value = "erasureMessaging", proxyBeanMethods = false)
class ErasureAnswers {

  private static final String FACT = ".participant-erased";

  /** That ideas-service has answered. */
  record IdeasErasureAnswer(Instant at) {}

  /** That partners-service has answered. */
  record PartnersErasureAnswer(Instant at) {}

  /** That events-service has answered. */
  record EventsErasureAnswer(Instant at) {}

  @Bean
  Route ideasErasureRoute(Inboxes inboxes, NoteAnswer noteAnswer, MeterRegistry meters) {
    return new Route(
        "ideas" + FACT,
        inboxes.of(
                IdeasErasureAnswer.class,
                change("ideas", noteAnswer, meters, IdeasErasureAnswer::new))
            ::receive);
  }

  @Bean
  Route partnersErasureRoute(Inboxes inboxes, NoteAnswer noteAnswer, MeterRegistry meters) {
    return new Route(
        "partners" + FACT,
        inboxes.of(
                PartnersErasureAnswer.class,
                change("partners", noteAnswer, meters, PartnersErasureAnswer::new))
            ::receive);
  }

  @Bean
  Route eventsErasureRoute(Inboxes inboxes, NoteAnswer noteAnswer, MeterRegistry meters) {
    return new Route(
        "events" + FACT,
        inboxes.of(
                EventsErasureAnswer.class,
                change("events", noteAnswer, meters, EventsErasureAnswer::new))
            ::receive);
  }

  private static <T> Change<T> change(
      String service, NoteAnswer noteAnswer, MeterRegistry meters, Function<Instant, T> row) {
    String type = service + FACT + ".v1";
    var unread = new UnreadVersions(meters, Set.of(type));
    return (before, message) -> {
      if (!message.type().equals(type)) {
        unread.passedOver(message.type());
        return before;
      }
      Instant at = message.data(ParticipantErasedV1.class).at();
      noteAnswer.of(message.subject(), service, at);
      return row.apply(at);
    };
  }
}
