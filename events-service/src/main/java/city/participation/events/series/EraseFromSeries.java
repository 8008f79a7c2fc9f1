package city.participation.events.series;

import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes somebody of the city out of all series that they planned, ended or hold. */
@Component
public class EraseFromSeries {

  private static final int BATCH = 100;

  private final AllSeries series;

  EraseFromSeries(AllSeries series) {
    this.series = series;
  }

  /** False: some have to wait, because events are being made that name the person. */
  public boolean of(String person) {
    boolean all = true;
    List<Stored<Series>> found = series.tracesOf(person, BATCH);
    for (Stored<Series> one : found) {
      if (one.state().due() != null) {
        all = false;
        continue;
      }
      try {
        series.update(one, one.state().without(person, Series.NOBODY + UUID.randomUUID()), null);
      } catch (StaleAggregateException later) {
        all = false;
      }
    }
    return all && found.size() < BATCH;
  }
}
