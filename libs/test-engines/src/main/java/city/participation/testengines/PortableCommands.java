package city.participation.testengines;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.BsonDocument;

/**
 * Notes every database command outside the portable set, in all threads of this JVM. {@link
 * Engines} adds it to the context's client and fails the test that it notes something in; a client
 * made by hand adds it to its own settings.
 */
public final class PortableCommands implements CommandListener {

  private static final Queue<String> NOTED = new ConcurrentLinkedQueue<>();

  @Override
  public void commandStarted(CommandStartedEvent event) {
    for (String offence : offences(event.getCommandName(), event.getCommand())) {
      NOTED.add(
          "%s on database %s: %s"
              .formatted(event.getCommandName(), event.getDatabaseName(), offence));
    }
  }

  /** The driver swallows what a listener throws, and with it whatever was wrong. */
  static List<String> offences(String name, BsonDocument command) {
    try {
      return PortableSet.offences(name, command);
    } catch (RuntimeException e) {
      return List.of("a form that the portable set does not know (" + e + ")");
    }
  }

  /** What was noted since the last call. */
  static List<String> takeNoted() {
    List<String> taken = new ArrayList<>();
    for (String next = NOTED.poll(); next != null; next = NOTED.poll()) {
      taken.add(next);
    }
    return taken;
  }
}
