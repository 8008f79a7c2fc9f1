package city.participation.notifications.mail;

import biweekly.Biweekly;
import biweekly.ICalendar;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The calendars of a mail, as a reader's program finds them. */
public final class CalendarParts {

  private CalendarParts() {}

  /** All parts of a type, in their order. */
  public static List<Part> of(Part mail, String type) throws MessagingException, IOException {
    List<Part> found = new ArrayList<>();
    if (mail.isMimeType("multipart/*")) {
      Multipart parts = (Multipart) mail.getContent();
      for (int i = 0; i < parts.getCount(); i++) {
        found.addAll(of(parts.getBodyPart(i), type));
      }
    } else if (mail.isMimeType(type)) {
      found.add(mail);
    }
    return found;
  }

  public static ICalendar read(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return Biweekly.parse(in).first();
    }
  }

  /** The one that is not a file. */
  public static ICalendar invitation(Part mail) throws MessagingException, IOException {
    return read(of(mail, "text/calendar").getFirst());
  }
}
