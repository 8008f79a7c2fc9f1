package city.participation.notifications.idea;

import org.springframework.stereotype.Component;

/** Forgets whose ideas they are; nobody is told of them any more. */
@Component
public class EraseAuthor {

  private final KnownIdeas knownIdeas;

  EraseAuthor(KnownIdeas knownIdeas) {
    this.knownIdeas = knownIdeas;
  }

  public void of(String person) {
    knownIdeas.forgetAuthor(person);
  }
}
