package city.participation.notifications.mail;

import city.participation.notifications.pass.GuestPasses;
import city.participation.notifications.wording.Subject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a mail leads, chosen here and nowhere else. */
@Component
class MailLinks {

  private final MailProperties properties;
  private final GuestPasses passes;

  MailLinks(MailProperties properties, GuestPasses passes) {
    this.properties = properties;
    this.passes = passes;
  }

  /** Null: the mail says all that there is. */
  @Nullable String of(Mail mail) {
    return isForGuest(mail) ? ofGuest(mail) : ofPerson(mail);
  }

  /** What a guest needs who is led nowhere; made for this mail, and kept nowhere. */
  @Nullable String passIn(Mail mail) {
    return isForGuest(mail) && properties.guestLink() == null ? pass(mail) : null;
  }

  static boolean isForGuest(Mail mail) {
    return GuestPasses.isGuest(mail.recipient());
  }

  private String pass(Mail mail) {
    String until = mail.parameters().get("passUntil");
    return until == null
        ? passes.of(mail.recipient())
        : passes.until(mail.recipient(), Instant.parse(until));
  }

  private @Nullable String ofGuest(Mail mail) {
    if (properties.guestLink() == null) {
      return toEvent(mail);
    }
    boolean registered = mail.matter().subject() == Subject.REGISTRATION;
    return filled(
        filled(
            filled(properties.guestLink(), "{event}", mail.parameters().get("eventId")),
            "{registration}",
            registered ? mail.subject() : ""),
        "{pass}",
        pass(mail));
  }

  private @Nullable String ofPerson(Mail mail) {
    return switch (mail.matter().subject()) {
      case IDEA -> filled(properties.ideaLink(), "{idea}", mail.subject());
      case PARTNER -> filled(properties.partnerLink(), "{partner}", mail.subject());
      case INVITATION ->
          filled(
              filled(properties.linkToInvitation(), "{partner}", mail.subject()),
              "{invitation}",
              mail.parameters().get("invitation"));
      case EVENT, GUEST -> toEvent(mail);
      case REGISTRATION ->
          filled(
              filled(properties.registrationLink(), "{event}", mail.parameters().get("eventId")),
              "{registration}",
              mail.subject());
      case ADDRESS -> filled(properties.confirmLink(), "{token}", mail.parameters().get("token"));
    };
  }

  /** To the event that the parameters tell of, which everybody whom it is for may see. */
  @Nullable String toEvent(Mail mail) {
    return filled(properties.eventLink(), "{event}", mail.parameters().get("eventId"));
  }

  private static @Nullable String filled(
      @Nullable String link, String place, @Nullable String value) {
    return link == null || value == null ? null : link.replace(place, encoded(value));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
