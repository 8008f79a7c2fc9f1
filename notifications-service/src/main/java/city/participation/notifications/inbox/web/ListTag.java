package city.participation.notifications.inbox.web;

import city.participation.defaults.http.EntityTag;
import city.participation.notifications.inbox.NotificationPage;
import city.participation.notifications.inbox.NotificationSummary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Tells whether a page reads as it did, without rendering it. */
final class ListTag {

  private ListTag() {}

  /** Of a notification only whether it is read ever changes. */
  static EntityTag of(NotificationPage page, Locale locale) {
    StringBuilder all = new StringBuilder(locale.toLanguageTag());
    all.append(' ').append(page.unread()).append(' ').append(page.next());
    for (NotificationSummary one : page.items()) {
      all.append(' ').append(one.id()).append(' ').append(one.readAt());
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(all.toString().getBytes(StandardCharsets.UTF_8));
      return new EntityTag(HexFormat.of().formatHex(digest, 0, 16));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
