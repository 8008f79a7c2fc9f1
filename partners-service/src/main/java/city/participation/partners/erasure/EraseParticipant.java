package city.participation.partners.erasure;

import city.participation.partners.engagement.ForgetInEngagements;
import city.participation.partners.partner.ForgetPerson;
import java.time.Clock;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Forgets a person everywhere in this service, and says so. Each step may be done again: what has
 * been forgotten is not found, and the answer is kept under the request's id, so that it is given
 * once.
 */
@Component
public class EraseParticipant {

  private final ForgetPerson forgetPerson;
  private final ForgetInEngagements forgetInEngagements;
  private final Erasures erasures;
  private final Clock clock;

  EraseParticipant(
      ForgetPerson forgetPerson,
      ForgetInEngagements forgetInEngagements,
      Erasures erasures,
      Clock clock) {
    this.forgetPerson = forgetPerson;
    this.forgetInEngagements = forgetInEngagements;
    this.erasures = erasures;
    this.clock = clock;
  }

  public KnownErasure erase(String request, String person) {
    forgetPerson.forget(person);
    forgetInEngagements.forget(person);
    return new KnownErasure(answer(request));
  }

  private Instant answer(String request) {
    Erasure erasure = new Erasure(request, clock.instant());
    try {
      erasures.add(erasure);
      return erasure.erasedAt();
    } catch (DuplicateKeyException answered) {
      return erasures.find(request).orElseThrow(() -> answered).erasedAt();
    }
  }
}
