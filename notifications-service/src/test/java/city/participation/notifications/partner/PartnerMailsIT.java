package city.participation.notifications.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.notifications.Api;
import city.participation.notifications.inbox.FindNotifications;
import city.participation.notifications.inbox.NotificationSummary;
import city.participation.notifications.mail.MailTest;
import city.participation.notifications.partner.messaging.PartnerMessageExamples;
import city.participation.notifications.wording.Matter;
import city.participation.notifications.wording.Wording;
import city.participation.notifications.wording.Wordings;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Whatever partners-service tells, from the broker into the mailboxes of those whom it concerns.
 */
@MailTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartnerMailsIT {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{27}");

  /** Whom nobody has to be told of. */
  private static final List<String> SILENT =
      List.of("partner-profile-changed.v1", "engagement-proposed.v1", "participant-erased.v1");

  static final List<Told> TOLD =
      List.of(
          both("partner-applied.v1", Matter.PARTNER_APPLIED),
          both("partner-applied.v1", Matter.PARTNER_RENEWAL_REQUESTED)
              .with("\"renewal\": false", "\"renewal\": true"),
          both("partner-review-started.v1", Matter.PARTNER_REVIEW_STARTED),
          both("partner-info-requested.v1", Matter.PARTNER_INFO_REQUESTED),
          both("partner-answer-overdue.v1", Matter.PARTNER_ANSWER_OVERDUE),
          both("partner-info-provided.v1", Matter.PARTNER_INFO_PROVIDED),
          both("partner-accredited.v1", Matter.PARTNER_ACCREDITED),
          both("partner-accredited.v1", Matter.PARTNER_RENEWED)
              .with("\"renewal\": false", "\"renewal\": true"),
          both("partner-rejected.v1", Matter.PARTNER_REJECTED),
          both("partner-rejected.v1", Matter.PARTNER_RENEWAL_REJECTED)
              .with("\"accreditedUntil\": null", "\"accreditedUntil\": \"2028-11-27\""),
          both("partner-suspended.v1", Matter.PARTNER_SUSPENDED),
          both("partner-reinstated.v1", Matter.PARTNER_REINSTATED),
          both("partner-expiring.v1", Matter.PARTNER_EXPIRING),
          both("partner-expiring.v1", Matter.PARTNER_EXPIRING_RENEWING)
              .with("\"renewalRequested\": false", "\"renewalRequested\": true"),
          both("partner-expiring.v1", Matter.PARTNER_EXPIRING_SUSPENDED)
              .after("partner-suspended.v1"),
          both("partner-expired.v1", Matter.PARTNER_EXPIRED),
          both("partner-expired.v1", Matter.PARTNER_EXPIRED_RENEWING).after("partner-applied.v1"),
          both("partner-withdrawn.v1", Matter.PARTNER_WITHDRAWN),
          editor("member-invited.v1", Matter.PARTNER_INVITED),
          editor("member-invitation-revoked.v1", Matter.PARTNER_INVITATION_REVOKED),
          editor("member-activated.v1", Matter.PARTNER_NOW_OWNER).with("EDITOR", "OWNER"),
          new Told("member-activated.v1", Matter.PARTNER_MEMBER_ADDED, Matter.PARTNER_NOW_EDITOR)
              .after("member-revoked.v1"),
          editor("member-revoked.v1", Matter.PARTNER_MEMBER_REVOKED),
          both("engagement-agreed.v1", Matter.PARTNER_ENGAGEMENT_AGREED),
          both("engagement-declined.v1", Matter.PARTNER_ENGAGEMENT_DECLINED),
          both("engagement-ended.v1", Matter.PARTNER_ENGAGEMENT_ENDED));

  @LocalServerPort private int port;
  @Autowired private RabbitTemplate broker;
  @Autowired private FindNotifications findNotifications;
  @Autowired private Wordings wordings;
  private final Reader owner = new Reader("owner", Locale.ENGLISH);
  private final Reader editor = new Reader("editor", Locale.GERMAN);

  /** Somebody whose address is confirmed. */
  private record Reader(String person, String address, Locale language) {

    Reader(String role, Locale language) {
      this(role + "-" + UUID.randomUUID(), role + "@example.org", language);
    }
  }

  /**
   * @param before what came before, of an accredited partner with an owner and an editor
   * @param what in the example is {@code instead}
   * @param toOwner null if the owner is not told
   */
  record Told(
      String message,
      @Nullable String before,
      String what,
      String instead,
      @Nullable Matter toOwner,
      Matter toEditor) {

    Told(String message, @Nullable Matter toOwner, Matter toEditor) {
      this(message, null, "", "", toOwner, toEditor);
    }

    Told with(String text, String other) {
      return new Told(message, before, text, other, toOwner, toEditor);
    }

    Told after(String first) {
      return new Told(message, first, what, instead, toOwner, toEditor);
    }

    String data() {
      String example = PartnerMessageExamples.data(message);
      assertThat(example).contains(what);
      return example.replace(what, instead);
    }
  }

  private static Told both(String message, Matter matter) {
    return new Told(message, matter, matter);
  }

  private static Told editor(String message, Matter matter) {
    return new Told(message, null, matter);
  }

  @BeforeAll
  void confirmAddresses() throws Exception {
    confirmAddress(owner);
    confirmAddress(editor);
  }

  @Test
  void leavesOutNoMessageThatPartnersServiceSends() {
    assertThat(Stream.concat(TOLD.stream().map(Told::message), SILENT.stream()).distinct())
        .containsExactlyInAnyOrderElementsOf(PartnerMessageExamples.names());
    assertThat(TOLD.stream().flatMap(it -> Stream.of(it.toOwner(), it.toEditor())).distinct())
        .containsAll(
            Arrays.stream(Matter.values()).filter(it -> it.name().startsWith("PARTNER_")).toList());
  }

  @ParameterizedTest
  @FieldSource("TOLD")
  void tellsWhomItConcernsByMailInTheirLanguage(Told told) throws Exception {
    String partner = UUID.randomUUID().toString();
    send("partner-applied.v1", partner, 1, PartnerMessageExamples.data("partner-applied.v1"));
    String joined = PartnerMessageExamples.data("member-activated.v1");
    String founded = joined.replace("demo-partner-2", owner.person()).replace("EDITOR", "OWNER");
    send("member-activated.v1", partner, 2, founded);
    send("member-activated.v1", partner, 3, joined);
    send("partner-accredited.v1", partner, 4, PartnerMessageExamples.data("partner-accredited.v1"));
    int sequence = 5;
    if (told.before() != null) {
      send(told.before(), partner, sequence++, PartnerMessageExamples.data(told.before()));
    }
    // Of an engagement, which has a sequence of its own, and tells those who are members by then.
    boolean own = told.message().startsWith("engagement-");
    String subject = own ? UUID.randomUUID().toString() : partner;
    if (own) {
      await().until(() -> findNotifications.one(editor.person(), partner + "-4").isPresent());
    }
    String data =
        told.data().replaceFirst("\"partnerId\": \"[^\"]+\"", "\"partnerId\": \"" + partner + "\"");
    String message = send(told.message(), subject, own ? 1 : sequence, data);

    assertTold(editor, message, partner, told.toEditor());
    if (told.toOwner() == null) {
      assertThat(findNotifications.one(owner.person(), message)).isEmpty();
    } else {
      assertTold(owner, message, partner, told.toOwner());
    }
  }

  private void assertTold(Reader reader, String message, String partner, Matter matter) {
    await().until(() -> findNotifications.one(reader.person(), message).isPresent());
    NotificationSummary note = findNotifications.one(reader.person(), message).orElseThrow();
    assertThat(note.matter()).isEqualTo(matter);
    Wording wording = wordings.of(matter, note.parameters(), reader.language());
    String link =
        switch (matter) {
          case PARTNER_INVITED ->
              "https://example.org/p/%s/join/%s"
                  .formatted(partner, note.parameters().get("invitation"));
          // There is nothing left that they could see.
          case PARTNER_INVITATION_REVOKED -> "";
          default -> "https://example.org/p/" + partner;
        };
    await()
        .untilAsserted(() ->
            assertThat(MailTest.MAIL.getReceivedMessagesForDomain(reader.address()))
                .anySatisfy(mail -> {
                  assertThat(mail.getSubject()).isEqualTo(wording.title());
                  assertThat(mail.getContentLanguage())
                      .containsExactly(reader.language().getLanguage());
                  assertThat(plain(mail.getContent())).contains(wording.text(), link);
                }));
  }

  private void confirmAddress(Reader reader) throws Exception {
    Api api = Api.as(port, reader.person(), "participant", "partner");
    String contact = "/api/notifications/contact";
    String language = reader.language().getLanguage();
    api.put(
        contact, "{\"address\":\"%s\",\"language\":\"%s\"}".formatted(reader.address(), language));
    await().until(() -> MailTest.MAIL.getReceivedMessagesForDomain(reader.address()).length == 1);
    MimeMessage mail = MailTest.MAIL.getReceivedMessagesForDomain(reader.address())[0];
    Matcher code = CODE.matcher(plain(mail.getContent()));
    assertThat(code.find()).isTrue();
    var confirmed =
        api.post(contact + "/verification", "{\"token\":\"%s\"}".formatted(code.group()));
    assertThat(confirmed.status()).isEqualTo(200);
  }

  /** The first text, which is the plain one. */
  private static String plain(Object content) throws Exception {
    return content instanceof Multipart parts
        ? plain(parts.getBodyPart(0).getContent())
        : content.toString().replace("\r\n", "\n");
  }

  /** Answers the message's id. */
  private String send(String name, String subject, long sequence, String data) {
    String named =
        data.replace("demo-partner-1", owner.person()).replace("demo-partner-2", editor.person());
    PartnerMessageExamples.send(
        broker, PartnerMessageExamples.message(name, subject, sequence, named));
    return subject + "-" + sequence;
  }
}
