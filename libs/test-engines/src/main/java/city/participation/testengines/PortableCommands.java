package city.participation.testengines;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

/** Notes every database command outside the portable set. */
final class PortableCommands implements CommandListener {

  @Override
  public void commandStarted(CommandStartedEvent event) {}
}
