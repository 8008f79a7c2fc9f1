package city.participation.notifications;

import city.participation.messaging.CloudEvents;
import java.util.Comparator;
import java.util.List;
import org.springframework.messaging.Message;

/**
 * Leads what one sender says to the inbox of the aggregate that it is about: its messages share a
 * queue, but each of its aggregates counts its own.
 */
class Routes {

  private final List<Route> longestFirst;

  /** {@code sender}: the first part of its types; there must be a route for all of them. */
  Routes(String sender, List<Route> all) {
    this.longestFirst =
        all.stream()
            .filter(route -> route.types().startsWith(sender + "."))
            .sorted(Comparator.comparingInt((Route route) -> route.types().length()).reversed())
            .toList();
    if (longestFirst.isEmpty() || !longestFirst.getLast().types().equals(sender + ".")) {
      throw new IllegalArgumentException("There is no route for all that " + sender + " says");
    }
  }

  void receive(Message<byte[]> message) {
    String type = CloudEvents.typeOf(message);
    longestFirst.stream()
        .filter(route -> type.startsWith(route.types()))
        .findFirst()
        // Whatever calls itself by no type of this sender: any inbox says what is wrong with it.
        .orElse(longestFirst.getLast())
        .inbox()
        .accept(message);
  }
}
