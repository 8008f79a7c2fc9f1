package city.participation.notifications.wording;

import java.util.List;
import java.util.Locale;

/** What a notification is about. The name is stored, the text is made when somebody reads it. */
public enum Matter {
  IDEA_PUBLISHED,
  IDEA_REJECTED,
  IDEA_WITHDRAWN,
  ADDRESS_TO_CONFIRM;

  /** In the order in which the texts count them. */
  List<String> parameters() {
    return switch (this) {
      case IDEA_PUBLISHED, IDEA_WITHDRAWN -> List.of("title");
      case IDEA_REJECTED -> List.of("reason");
      case ADDRESS_TO_CONFIRM -> List.of("token", "hours");
    };
  }

  /** As it stands in the API and in the text bundles. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
