package city.participation.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.notifications.pass.ExamplePasses;
import city.participation.notifications.pass.GuestPasses;
import city.participation.notifications.wording.Matter;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailComposerTests {

  private final MailComposer composer = MailExamples.composer();

  @Test
  void writesInGerman() throws Exception {
    MimeMessage mail = composed(MailExamples.published("m1", "Bänke"), MailExamples.GERMAN);

    assertThat(mail.getSubject()).isEqualTo("Ihre Idee wurde veröffentlicht");
    assertThat(mail.getContentLanguage()).containsExactly("de");
    assertThat(mail.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("erika@example.org");
    assertThat(part(mail, "text/plain"))
        .startsWith("Guten Tag,")
        .contains("„Bänke“", "https://participation.example.org/ideas/idea-1")
        .doesNotContain("{{", "null");
    assertThat(part(mail, "text/html"))
        .contains("<html lang=\"de\">", "<title>Ihre Idee wurde veröffentlicht</title>", "„Bänke“")
        .contains("<a href=\"https://participation.example.org/ideas/idea-1\"")
        .doesNotContain("{{");
  }

  @Test
  void writesInEnglish() throws Exception {
    MimeMessage mail = composed(MailExamples.published("m1", "Benches"), MailExamples.ENGLISH);

    assertThat(mail.getSubject()).isEqualTo("Your idea has been published");
    assertThat(part(mail, "text/html")).contains("<html lang=\"en\">");
  }

  @Test
  void takesNoMarkupFromATitle() throws Exception {
    MimeMessage mail =
        composed(MailExamples.published("m1", "<script>alert(1)</script>"), MailExamples.GERMAN);

    assertThat(part(mail, "text/html")).doesNotContain("<script>").contains("&lt;script&gt;");
    assertThat(part(mail, "text/plain")).contains("<script>alert(1)</script>");
  }

  @Test
  void givesAMailTheSameMessageIdEachTime() throws Exception {
    String first = composed(MailExamples.published("m1", "A"), MailExamples.GERMAN).getMessageID();
    String again = composed(MailExamples.published("m1", "A"), MailExamples.ENGLISH).getMessageID();
    String other = composed(MailExamples.published("m2", "A"), MailExamples.GERMAN).getMessageID();

    assertThat(first).isEqualTo(again).isNotEqualTo(other).matches("<[0-9a-f]{40}@example\\.org>");
  }

  @Test
  void leadsToThePartnerThatItTellsOf() throws Exception {
    Mail applied =
        Mail.queued("m1", "p1", Matter.PARTNER_APPLIED, Map.of(), "partner-1", MailExamples.NOON);

    assertThat(part(composed(applied, MailExamples.GERMAN), "text/plain"))
        .contains("Organisation ansehen: https://participation.example.org/partners/partner-1");
  }

  @Test
  void leadsToTheInvitationThatItTellsOf() throws Exception {
    Mail invited =
        Mail.queued(
            "m1",
            "p1",
            Matter.PARTNER_INVITED,
            Map.of("day", "2026-12-24", "invitation", "invitation-1"),
            "partner-1",
            MailExamples.NOON);

    assertThat(part(composed(invited, MailExamples.GERMAN), "text/plain"))
        .contains("bis zum 24. Dezember 2026")
        .contains(
            "Einladung ansehen:"
                + " https://participation.example.org/partners/partner-1?invitation=invitation-1");
  }

  @Test
  void leadsToTheRegistrationThatItTellsOf() throws Exception {
    Mail confirmed =
        MailExamples.of(Matter.REGISTRATION_CONFIRMED, MailExamples.event(), "registration-1");

    assertThat(part(composed(confirmed, MailExamples.GERMAN), "text/plain"))
        .contains("Sie sind zu „Bürgerdialog Ehrenfeld“ angemeldet.")
        .contains("Beginn: Donnerstag, 18. März 2027, 18:00 Uhr.")
        .contains("Ort: Bürgerzentrum Ehrenfeld, 50825 Köln oder online. Plätze: 2.")
        .contains(
            "Anmeldung ansehen:"
                + " https://participation.example.org/events/event-1?registration=registration-1");
  }

  @Test
  void leadsToTheEventThatDoesNotTakePlace() throws Exception {
    Mail cancelled = MailExamples.of(Matter.EVENT_CANCELLED, MailExamples.event(), "event-1");

    assertThat(part(composed(cancelled, MailExamples.ENGLISH), "text/plain"))
        .contains("“Citizens' dialogue” (Thursday, 18 March 2027, 18:00) does not take place.")
        .contains("Show the event: https://participation.example.org/events/event-1");
  }

  @Test
  void leadsAGuestBackByAPassThatIsMadeForTheMail() throws Exception {
    Mail confirmed =
        MailExamples.toGuest(Matter.REGISTRATION_CONFIRMED, "registration-1", MailExamples.event());

    String text = part(composed(confirmed, MailExamples.GERMAN), "text/plain");

    assertThat(text)
        .contains("https://participation.example.org/guests/event-1?registration=registration-1#")
        .contains("Sie wird für nichts anderes genutzt")
        .doesNotContain("Gästepass, der ein Konto ersetzt");
    assertThat(MailExamples.PASSES.read(text.replaceAll("(?s).*#([^\\s]+).*", "$1")))
        .isEqualTo(new GuestPasses.Reading.Valid(MailExamples.GUEST));
    assertThat(confirmed.toString()).as("the row").doesNotContain("local.");
  }

  @Test
  void leadsAGuestToAnEventForAsLongAsWasSaid() throws Exception {
    Mail invited =
        MailExamples.toGuest(
            Matter.GUEST_LINK,
            null,
            Map.of("hours", "24", "passUntil", MailExamples.NOON.plusSeconds(1).toString()));

    String text = part(composed(invited, MailExamples.GERMAN), "text/plain");

    assertThat(text)
        .contains("24 Stunden", "https://participation.example.org/guests/event-1?registration=#");
    String pass = text.replaceAll("(?s).*#([^\\s]+).*", "$1");
    Clock later = Clock.fixed(MailExamples.NOON.plusSeconds(1), ZoneOffset.UTC);
    assertThat(MailExamples.PASSES.read(pass))
        .isEqualTo(new GuestPasses.Reading.Valid(MailExamples.GUEST));
    assertThat(ExamplePasses.at(later).read(pass)).isEqualTo(new GuestPasses.Reading.Expired());
  }

  @Test
  void showsAGuestThePassWhereThereIsNoPageForThem() throws Exception {
    Mail invited = MailExamples.toGuest(Matter.GUEST_LINK, null, Map.of("hours", "24"));

    MimeMessage mail = composed(invited, MailExamples.ENGLISH, MailExamples.withoutGuestLink());

    assertThat(part(mail, "text/plain"))
        .contains("https://participation.example.org/events/event-1")
        .containsPattern("Your pass, which does instead of an account: local\\.[\\w-]+\\.[\\w-]+");
    assertThat(part(mail, "text/html")).containsPattern("<code[^>]*>local\\.");
  }

  @Test
  void mailsTheCodeThatConfirmsAnAddress() throws Exception {
    MimeMessage mail = composed(MailExamples.confirmation("t0k-en_1"), MailExamples.GERMAN);

    assertThat(part(mail, "text/plain"))
        .contains(
            "t0k-en_1", "24 Stunden", "https://participation.example.org/confirm?token=t0k-en_1");
  }

  @Test
  void asksForNoAnswerFromAMachine() throws Exception {
    MimeMessage mail = composed(MailExamples.published("m1", "A"), MailExamples.GERMAN);

    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  private MimeMessage composed(Mail mail, Addressee addressee) throws Exception {
    return composed(mail, addressee, composer);
  }

  private static MimeMessage composed(Mail mail, Addressee addressee, MailComposer composer)
      throws Exception {
    MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
    composer.compose(message, mail, addressee);
    String id = message.getHeader("Message-ID")[0];
    message.saveChanges();
    message.setHeader("Message-ID", id);
    return message;
  }

  private static String part(MimeMessage mail, String type) throws Exception {
    List<String> found = new ArrayList<>();
    collect((Multipart) mail.getContent(), type, found);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static void collect(Multipart parts, String type, List<String> found) throws Exception {
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (part.isMimeType("multipart/*")) {
        collect((Multipart) part.getContent(), type, found);
      } else if (part.isMimeType(type)) {
        found.add((String) part.getContent());
      }
    }
  }
}
