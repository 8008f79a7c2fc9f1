package city.participation.notifications.mail;

import city.participation.notifications.wording.Matter;
import city.participation.notifications.wording.Wording;
import city.participation.notifications.wording.Wordings;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
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

/** Writes a mail in the addressee's language, as plain text and as HTML. */
@Component
class MailComposer {

  private final Wordings wordings;
  private final MailProperties properties;
  private final Template text = template("mail/layout.txt", false);
  private final Template html = template("mail/layout.html", true);

  MailComposer(Wordings wordings, MailProperties properties) {
    this.wordings = wordings;
    this.properties = properties;
  }

  void compose(MimeMessage message, Mail mail, Addressee addressee) throws MessagingException {
    Locale language = addressee.language();
    Wording wording = wordings.of(mail.matter(), mail.parameters(), language);
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("language", language.getLanguage());
    values.put("title", wording.title());
    values.put("greeting", wordings.text("mail.greeting", language));
    values.put("text", wording.text());
    boolean confirms = mail.matter() == Matter.ADDRESS_TO_CONFIRM;
    values.put("link", confirms ? confirmLink(mail) : ideaLink(mail));
    values.put(
        "linkText", wordings.text(confirms ? "mail.confirm-link" : "mail.idea-link", language));
    values.put(
        "footer", wordings.text(confirms ? "mail.footer.unconfirmed" : "mail.footer", language));

    var parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
    parts.setFrom(properties.sender());
    parts.setTo(addressee.address());
    parts.setSubject(wording.title());
    parts.setText(text.execute(values), html.execute(values));
    message.setContentLanguage(new String[] {language.getLanguage()});
    // Nobody's out-of-office should answer (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    // The same at each attempt, so that a mail server can see a repetition.
    message.setHeader("Message-ID", messageId(mail));
  }

  private @Nullable String ideaLink(Mail mail) {
    String idea = mail.idea();
    return idea == null ? null : properties.ideaLink().replace("{idea}", encoded(idea));
  }

  private @Nullable String confirmLink(Mail mail) {
    String link = properties.confirmLink();
    String token = mail.parameters().get("token");
    return link == null || token == null ? null : link.replace("{token}", encoded(token));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
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
