package city.participation.notifications.mail;

import city.participation.notifications.wording.Subject;
import city.participation.notifications.wording.Wording;
import city.participation.notifications.wording.Wordings;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Writes a mail in the addressee's language, as plain text, as HTML and for calendars. */
@Component
class MailComposer {

  private final Wordings wordings;
  private final MailProperties properties;
  private final MailLinks links;
  private final CalendarComposer calendars;
  private final Template text = template("mail/layout.txt", false);
  private final Template html = template("mail/layout.html", true);

  MailComposer(
      Wordings wordings, MailProperties properties, MailLinks links, CalendarComposer calendars) {
    this.wordings = wordings;
    this.properties = properties;
    this.links = links;
    this.calendars = calendars;
  }

  void compose(MimeMessage message, Mail mail, Addressee addressee) throws MessagingException {
    Locale language = addressee.language();
    Wording wording = wordings.of(mail.matter(), mail.parameters(), language);
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("language", language.getLanguage());
    values.put("title", wording.title());
    values.put("greeting", wordings.text("mail.greeting", language));
    values.put("text", wording.text());
    Subject subject = mail.matter().subject();
    values.put("link", links.of(mail));
    values.put("linkText", wordings.text("mail.link." + subject.code(), language));
    values.put("pass", links.passIn(mail));
    values.put("passText", wordings.text("mail.pass", language));
    values.put("footer", wordings.text(footer(mail), language));

    var parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
    parts.setFrom(properties.sender());
    parts.setTo(addressee.address());
    parts.setSubject(wording.title());
    parts.setText(text.execute(values), html.execute(values));
    calendars.addTo(parts, mail, addressee, wording);
    message.setContentLanguage(new String[] {language.getLanguage()});
    // Nobody's out-of-office should answer (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    // The same at each attempt, so that a mail server can see a repetition.
    message.setHeader("Message-ID", messageId(mail));
  }

  private static String footer(Mail mail) {
    return switch (mail.matter().subject()) {
      case ADDRESS -> "mail.footer.unconfirmed";
      case GUEST -> "mail.footer.asked";
      case IDEA, PARTNER, INVITATION, EVENT, REGISTRATION ->
          MailLinks.isForGuest(mail) ? "mail.footer.guest" : "mail.footer";
    };
  }

  private String messageId(Mail mail) {
    String sender = properties.sender();
    String domain = sender.substring(sender.indexOf('@') + 1).replace(">", "");
    return "<" + sha256(mail.id()) + "@" + domain + ">";
  }

  private static String sha256(String value) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 20);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Template template(String path, boolean html) {
    try {
      String source = new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
      return Mustache.compiler().escapeHTML(html).compile(source);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
