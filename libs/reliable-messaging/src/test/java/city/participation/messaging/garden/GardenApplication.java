package city.participation.messaging.garden;

import city.participation.messaging.inbox.Inbox;
import city.participation.messaging.inbox.Inboxes;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

/** Sends and, as the kitchen, listens to itself. */
@SpringBootApplication
public class GardenApplication {

  @Bean
  Trees trees() {
    return new Trees();
  }

  @Bean
  Arrivals arrivals() {
    return new Arrivals();
  }

  @Bean
  Inbox<KnownTree> knownTrees(Inboxes inboxes, Trees trees) {
    return inboxes.of(KnownTree.class, trees::apply);
  }

  @Bean
  Consumer<Message<byte[]>> garden(Inbox<KnownTree> knownTrees, Arrivals arrivals) {
    return message -> {
      arrivals.note(message);
      knownTrees.receive(message);
    };
  }
}
