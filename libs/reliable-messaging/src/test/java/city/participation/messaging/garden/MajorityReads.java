package city.participation.messaging.garden;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** The collections that were asked for what no change of the primary can take back. */
public final class MajorityReads implements CommandListener {

  private final List<String> collections = new CopyOnWriteArrayList<>();

  @Override
  public void commandStarted(CommandStartedEvent event) {
    BsonDocument concern = event.getCommand().getDocument("readConcern", new BsonDocument());
    if (concern.get("level") instanceof BsonString level && level.getValue().equals("majority")) {
      collections.add(event.getCommand().getString(event.getCommandName()).getValue());
    }
  }

  public List<String> collections() {
    return List.copyOf(collections);
  }
}
