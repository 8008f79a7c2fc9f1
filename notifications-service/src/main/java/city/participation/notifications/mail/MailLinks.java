package city.participation.notifications.mail;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a mail leads, chosen here and nowhere else. */
@Component
class MailLinks {

  private final MailProperties properties;

  MailLinks(MailProperties properties) {
    this.properties = properties;
  }

  /** Null: the mail says all that there is. */
  @Nullable String of(Mail mail) {
    return switch (mail.matter().subject()) {
      case IDEA -> filled(properties.ideaLink(), "{idea}", mail.subject());
      case PARTNER -> filled(properties.partnerLink(), "{partner}", mail.subject());
      case INVITATION ->
          filled(
              filled(properties.linkToInvitation(), "{partner}", mail.subject()),
              "{invitation}",
              mail.parameters().get("invitation"));
      case EVENT -> toEvent(mail);
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
