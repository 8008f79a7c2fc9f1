package city.participation.notifications.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.notifications.Api;
import city.participation.notifications.mail.MailTest;
import city.participation.notifications.partner.messaging.PartnerMessageExamples;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.messaging.Message;
import tools.jackson.databind.JsonNode;

/** From the broker into the inbox and the mailbox. */
@MailTest
class PartnerToInboxIT {

  private static final Pattern CODE = Pattern.compile("code is ([A-Za-z0-9_-]{27})");

  @LocalServerPort private int port;
  @Autowired private RabbitTemplate broker;
  private final String applicant = "applicant-" + UUID.randomUUID();
  private final String address = UUID.randomUUID() + "@example.org";

  @Test
  void tellsTheApplicantOnceAndInOrderWhateverTheBrokerRepeatsOrReorders() {
    List<String> partners = new ArrayList<>();
    List<Message<byte[]>> messages = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String partner = UUID.randomUUID().toString();
      partners.add(partner);
      for (int copy = 0; copy < 3; copy++) {
        messages.add(message("partner-applied.v1", partner, 1));
        messages.add(message("partner-accredited.v1", partner, 2));
        messages.add(message("partner-profile-changed.v1", partner, 3));
        messages.add(message("partner-suspended.v1", partner, 4));
      }
    }
    Collections.shuffle(messages, new Random(21));

    messages.forEach(this::send);
    // The queue keeps its order: when this one is told, all before it were handled.
    String marker = UUID.randomUUID().toString();
    send(message("partner-applied.v1", marker, 1));

    await().untilAsserted(() -> assertThat(links()).contains("/api/partners/" + marker));
    assertThat(inbox()).hasSize(3 * partners.size() + 1);
    for (String partner : partners) {
      assertThat(inbox())
          .filteredOn(one -> one.path("link").asString().endsWith(partner))
          .extracting(one -> one.path("matter").asString())
          .containsExactly("partner-suspended", "partner-accredited", "partner-applied");
    }
  }

  @Test
  void tellsInTheInboxAndByMailWhatIsToBeDone() throws Exception {
    confirmAddress();
    String partner = UUID.randomUUID().toString();

    send(message("partner-info-requested.v1", partner, 1));
    send(message("partner-accredited.v1", partner, 2));

    await().untilAsserted(() -> assertThat(inbox()).hasSize(2));
    JsonNode asked = inbox().getLast();
    assertThat(asked.path("title").asString()).isEqualTo("Die Stadt hat Fragen zu Ihrem Antrag");
    assertThat(asked.path("text").asString()).contains("bis zum 15. Dezember 2026");
    assertThat(asked.path("link").asString()).isEqualTo("/api/partners/" + partner);
    await()
        .untilAsserted(
            () -> assertThat(MailTest.MAIL.getReceivedMessagesForDomain(address)).hasSize(3));
    MimeMessage mail = MailTest.MAIL.getReceivedMessagesForDomain(address)[2];
    assertThat(mail.getSubject()).isEqualTo("Your organisation is accredited");
    assertThat(GreenMailUtil.getWholeMessage(mail).replace("=\r\n", ""))
        .contains("Veedel Digital e.V.", "27 November 2028", "https://example.org/p/" + partner);
  }

  private void confirmAddress() {
    Api api = api();
    String contact = "/api/notifications/contact";
    api.put(contact, "{\"address\":\"%s\",\"language\":\"en\"}".formatted(address));
    await().until(() -> MailTest.MAIL.getReceivedMessagesForDomain(address).length == 1);
    Matcher code =
        CODE.matcher(
            GreenMailUtil.getWholeMessage(MailTest.MAIL.getReceivedMessagesForDomain(address)[0]));
    assertThat(code.find()).isTrue();
    var confirmed =
        api.post(contact + "/verification", "{\"token\":\"%s\"}".formatted(code.group(1)));
    assertThat(confirmed.status()).isEqualTo(200);
  }

  private List<String> links() {
    return inbox().stream().map(one -> one.path("link").asString()).toList();
  }

  /** Newest first. */
  private List<JsonNode> inbox() {
    JsonNode items =
        api().get("/api/notifications?limit=100", "Accept-Language", "de").body().path("items");
    return items.valueStream().toList();
  }

  private Api api() {
    return Api.as(port, applicant, "participant", "partner");
  }

  private Message<byte[]> message(String name, String partner, long sequence) {
    return PartnerMessageExamples.message(
        name,
        partner,
        sequence,
        PartnerMessageExamples.data(name).replace("demo-partner-1", applicant));
  }

  private void send(Message<byte[]> message) {
    PartnerMessageExamples.send(broker, message);
  }
}
