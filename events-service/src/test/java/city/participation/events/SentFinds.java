package city.participation.events;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;

/** The finds that the service sends while somebody wants to know, as they are sent. */
public class SentFinds implements MongoClientSettingsBuilderCustomizer, CommandListener {

  private final List<BsonDocument> sent = new CopyOnWriteArrayList<>();
  private volatile boolean recording;
  private volatile @Nullable Thread only;

  @Override
  public void customize(MongoClientSettings.Builder settings) {
    settings.addCommandListener(this);
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    Thread wanted = only;
    if (recording
        && event.getCommandName().equals("find")
        && (wanted == null || wanted == Thread.currentThread())) {
      sent.add(event.getCommand().clone());
    }
  }

  /** Of all threads, so it may also hold finds of sweeps. */
  public List<BsonDocument> during(Runnable work) {
    sent.clear();
    recording = true;
    try {
      work.run();
    } finally {
      recording = false;
    }
    return List.copyOf(sent);
  }

  /** The collections in which the work itself looks, on this thread, in their order. */
  public List<String> collectionsOf(Runnable work) {
    only = Thread.currentThread();
    try {
      return during(work).stream().map(it -> it.getString("find").getValue()).toList();
    } finally {
      only = null;
    }
  }
}
