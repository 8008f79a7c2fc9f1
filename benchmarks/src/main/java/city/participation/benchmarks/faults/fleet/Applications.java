package city.participation.benchmarks.faults.fleet;

import city.participation.benchmarks.faults.history.Aftermath.Application;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Steps of a consumer's positions, heard on the wire to its database: the only place outside of the
 * consumer where each application of a message shows, and not only the last.
 */
public final class Applications {

  private static final String POSITION = "lastSeq";
  private static final int HEADER = 16;

  private final ConcurrentLinkedQueue<Application> heard = new ConcurrentLinkedQueue<>();

  public List<Application> heard() {
    return List.copyOf(heard);
  }

  Tap tap() {
    return new Connection();
  }

  private record Step(String idea, long sequence, long asked) {

    Application done(boolean sure) {
      return new Application(idea, sequence, asked, System.nanoTime(), sure);
    }
  }

  private final class Connection implements Tap {

    private final Map<Integer, Step> underWay = new ConcurrentHashMap<>();
    private final Frames asked = new Frames(this::ask);
    private final Frames answered = new Frames(this::answer);

    @Override
    public void asked(byte[] bytes, int length) {
      asked.add(bytes, length);
    }

    @Override
    public void answered(byte[] bytes, int length) {
      answered.add(bytes, length);
    }

    /** What was never answered may have been done. */
    @Override
    public void ended() {
      underWay.values().forEach(step -> heard.add(step.done(false)));
      underWay.clear();
    }

    private void ask(WireMessage message) {
      var step = step(message.body());
      if (step != null) {
        underWay.put(message.id(), step);
      }
    }

    private void answer(WireMessage message) {
      var step = underWay.remove(message.answerTo());
      if (step != null && wasDone(message.body())) {
        heard.add(step.done(true));
      }
    }
  }

  /** A new row that has a position, or a step that sets one; what merely waits sets none. */
  private static @Nullable Step step(Document command) {
    long now = System.nanoTime();
    if (command.containsKey("insert")) {
      for (var row : command.getList("documents", Document.class, List.of())) {
        if (row.get(POSITION) instanceof Number number && number.longValue() > 0) {
          return new Step(String.valueOf(row.get("_id")), number.longValue(), now);
        }
      }
    } else if (command.containsKey("findAndModify")
        && command.get("update") instanceof Document update
        && update.get("$set") instanceof Document set
        && set.get(POSITION) instanceof Number number) {
      var idea = command.get("query", Document.class).get("_id");
      return new Step(String.valueOf(idea), number.longValue(), now);
    }
    return null;
  }

  private static boolean wasDone(Document answer) {
    if (!(answer.get("ok") instanceof Number ok) || ok.intValue() != 1) {
      return false;
    }
    if (answer.containsKey("writeErrors")) {
      return false;
    }
    return !answer.containsKey("value") || answer.get("value") != null;
  }

  /** Puts the chunks of one direction together again. */
  private static final class Frames {

    private final Consumer<WireMessage> whole;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    Frames(Consumer<WireMessage> whole) {
      this.whole = whole;
    }

    void add(byte[] bytes, int length) {
      pending.write(bytes, 0, length);
      var buffer = ByteBuffer.wrap(pending.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
      List<WireMessage> messages = new ArrayList<>();
      while (buffer.remaining() >= HEADER
          && buffer.remaining() >= buffer.getInt(buffer.position())) {
        var frame = buffer.slice(buffer.position(), buffer.getInt(buffer.position()));
        WireMessage.read(frame.order(ByteOrder.LITTLE_ENDIAN)).ifPresent(messages::add);
        buffer.position(buffer.position() + frame.limit());
      }
      pending.reset();
      pending.write(buffer.array(), buffer.position(), buffer.remaining());
      messages.forEach(whole);
    }
  }
}
