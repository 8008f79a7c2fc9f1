package city.participation.notifications.erasure;

import city.participation.messaging.outbox.Stored;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One erasure, to whoever holds its receipt, and to the person as long as they are known. */
@Component
public class ShowErasure {

  private final Erasures erasures;

  ShowErasure(Erasures erasures) {
    this.erasures = erasures;
  }

  public Optional<ErasureView> show(
      String id, @Nullable String person, @Nullable ReceiptToken token) {
    return erasures
        .find(id)
        .map(Stored::state)
        .filter(erasure ->
            (person != null && person.equals(erasure.person()))
                || (token != null && erasure.isShownBy(token)))
        .map(Erasure::view);
  }
}
