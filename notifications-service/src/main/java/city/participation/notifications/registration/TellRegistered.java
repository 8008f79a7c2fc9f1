package city.participation.notifications.registration;

import city.participation.notifications.inbox.TellPerson;
import city.participation.notifications.wording.Matter;
import city.participation.notifications.wording.Subject;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells somebody what concerns their registration, and their calendar. */
@Component
public class TellRegistered {

  private final TellPerson tellPerson;

  TellRegistered(TellPerson tellPerson) {
    this.tellPerson = tellPerson;
  }

  /** {@code message}: under which they are told it once; {@code parameters}: of the event. */
  public void tell(String message, Registered who, Matter matter, Map<String, String> parameters) {
    String person = who.person();
    if (person == null) {
      return;
    }
    Map<String, String> all = new HashMap<>(parameters);
    if (who.seated()) {
      switch (matter) {
        case REGISTRATION_CONFIRMED, EVENT_MOVED -> {
          // What has no time cannot be put in.
          if (!parameters.containsKey("postponed")) {
            all.put("calendar", "REQUEST");
          }
        }
        // Until there is a new time, a calendar must not show the old one.
        case REGISTRATION_CANCELLED, EVENT_CANCELLED, EVENT_POSTPONED ->
            all.put("calendar", "CANCEL");
        default -> {}
      }
    }
    String subject = matter.subject() == Subject.EVENT ? who.event() : who.registration();
    tellPerson.tell(message, person, matter, all, subject);
  }
}
