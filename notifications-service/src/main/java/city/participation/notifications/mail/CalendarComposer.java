package city.participation.notifications.mail;

import city.participation.notifications.wording.Wording;
import city.participation.notifications.wording.Wordings;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Adds to a mail what the reader's calendar understands (RFC 5546, RFC 6047): an event to be put
 * in, in place of what was known of it, or to be taken out.
 */
@Component
class CalendarComposer {

  private final Wordings wordings;
  private final MailProperties properties;
  private final MailLinks links;

  CalendarComposer(Wordings wordings, MailProperties properties, MailLinks links) {
    this.wordings = wordings;
    this.properties = properties;
    this.links = links;
  }

  /** After the texts, because whoever understands more takes the last of the alternatives. */
  void addTo(MimeMessageHelper parts, Mail mail, Addressee addressee, Wording wording)
      throws MessagingException {
    Method method = method(mail);
    if (method == null) {
      return;
    }
    byte[] calendar =
        CalendarText.of(method, event(method, mail, addressee, wording))
            .getBytes(StandardCharsets.UTF_8);
    alternatives(parts).addBodyPart(part(calendar, method));
    if (method.equals(ImmutableMethod.REQUEST)) {
      // For mail programs that show no calendars, but save files.
      MimeBodyPart file = part(calendar, method);
      file.setDisposition(Part.ATTACHMENT);
      file.setFileName(wordings.text("mail.calendar.file", addressee.language()));
      parts.getRootMimeMultipart().addBodyPart(file);
    }
  }

  private static @Nullable Method method(Mail mail) {
    String step = mail.parameters().get("calendar");
    if (step == null) {
      return null;
    }
    return step.equals("CANCEL") ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST;
  }

  private VEvent event(Method method, Mail mail, Addressee addressee, Wording wording)
      throws MessagingException {
    Map<String, String> of = mail.parameters();
    boolean out = method.equals(ImmutableMethod.CANCEL);
    String title = wordings.event(of, addressee.language());
    String place = wordings.place(of, addressee.language());
    String link = links.toEvent(mail);
    VEvent event = new VEvent(false);
    event
        .add(new Uid(of.get("eventId")))
        // The same at each attempt, and later than that of the mail before.
        .add(new DtStamp(mail.queuedAt().truncatedTo(ChronoUnit.SECONDS)))
        .add(new Sequence(of.get("sequence")))
        .add(out ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED)
        .add(out ? ImmutableTransp.TRANSPARENT : ImmutableTransp.OPAQUE)
        .add(new Summary(title))
        .add(new Description(link == null ? wording.text() : wording.text() + "\n\n" + link))
        .add(organizer())
        .add(attendee(addressee));
    CalendarText.addTime(event, Instant.parse(of.get("startsAt")), Instant.parse(of.get("endsAt")));
    if (place != null) {
      event.add(new Location(place));
    }
    if (link != null) {
      event.add(new Url(URI.create(link)));
    }
    return event;
  }

  private Organizer organizer() throws MessagingException {
    var sender = new InternetAddress(properties.sender());
    Organizer organizer = new Organizer(mailto(sender.getAddress()));
    if (sender.getPersonal() != null) {
      organizer.add(new Cn(sender.getPersonal()));
    }
    return organizer;
  }

  /** Who has registered has answered already, and nobody reads another answer. */
  private static Attendee attendee(Addressee addressee) throws MessagingException {
    Attendee attendee = new Attendee(mailto(addressee.address()));
    attendee
        .add(CuType.INDIVIDUAL)
        .add(Role.REQ_PARTICIPANT)
        .add(PartStat.ACCEPTED)
        .add(Rsvp.FALSE);
    return attendee;
  }

  private static URI mailto(String address) throws MessagingException {
    try {
      return new URI("mailto", address, null);
    } catch (URISyntaxException unwritable) {
      // Without the address: exceptions end up in logs.
      throw new MessagingException("An address cannot stand in a calendar");
    }
  }

  private static MimeBodyPart part(byte[] calendar, Method method) throws MessagingException {
    String type = "text/calendar; method=" + method.getValue() + "; charset=UTF-8";
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(calendar, type)));
    // Its lines end as they must, whatever is between here and there.
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  private static MimeMultipart alternatives(MimeMessageHelper parts) throws MessagingException {
    try {
      return (MimeMultipart) parts.getMimeMultipart().getBodyPart(0).getContent();
    } catch (IOException unreadable) {
      throw new MessagingException("The texts cannot be read", unreadable);
    }
  }
}
