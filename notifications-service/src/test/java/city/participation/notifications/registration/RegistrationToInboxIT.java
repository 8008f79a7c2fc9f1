package city.participation.notifications.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import biweekly.ICalendar;
import city.participation.notifications.Api;
import city.participation.notifications.mail.CalendarParts;
import city.participation.notifications.mail.MailTest;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.messaging.Message;
import tools.jackson.databind.JsonNode;

/** From the broker into the inbox, the mailbox and the calendar. */
@MailTest
class RegistrationToInboxIT {

  private static final Pattern CODE = Pattern.compile("code is ([A-Za-z0-9_-]{27})");

  @LocalServerPort private int port;
  @Autowired private RabbitTemplate broker;
  private final String person = "person-" + UUID.randomUUID();
  private final String address = UUID.randomUUID() + "@example.org";
  private final String registration = UUID.randomUUID().toString();

  @Test
  void putsAnEventIntoTheCalendarMovesItAndTakesItOut() throws Exception {
    confirmAddress();
    EventStory story = new EventStory(this::send);
    story.scheduled();
    story.registration("confirmed", registration, person);
    ICalendar confirmed = CalendarParts.invitation(mail(1));
    assertThat(confirmed.getMethod().getValue()).isEqualTo("REQUEST");
    assertThat(start(confirmed)).isEqualTo("2027-03-11T17:00:00Z");
    assertThat(mail(1).getSubject()).isEqualTo("You are registered");
    assertThat(GreenMailUtil.getWholeMessage(mail(1)).replace("=\r\n", ""))
        .contains("https://example.org/e/" + story.id() + "/r/" + registration);

    story.moved(1);
    ICalendar moved = CalendarParts.invitation(mail(2));
    assertThat(moved.getMethod().getValue()).isEqualTo("REQUEST");
    assertThat(start(moved)).isEqualTo("2027-03-18T17:00:00Z");

    story.cancelled(2);
    ICalendar cancelled = CalendarParts.invitation(mail(3));
    assertThat(cancelled.getMethod().getValue()).isEqualTo("CANCEL");
    story.registration("cancelled", registration, person);

    assertThat(List.of(confirmed, moved, cancelled))
        .extracting(it -> it.getEvents().getFirst().getUid().getValue())
        .containsOnly(story.id());
    assertThat(List.of(confirmed, moved, cancelled))
        .extracting(it -> it.getEvents().getFirst().getSequence().getValue())
        .containsExactly(0, 1, 2);
    assertThat(confirmed.getEvents().getFirst().getAttendees().getFirst().getEmail())
        .isEqualTo(address);
    String other = UUID.randomUUID().toString();
    EventStory next = new EventStory(this::send);
    next.scheduled();
    next.registration("confirmed", other, person);
    assertThat(mail(4).getSubject()).as("nothing twice before it").isEqualTo("You are registered");
    next.registration("cancelled", other, person);
    ICalendar given = CalendarParts.invitation(mail(5));
    assertThat(given.getMethod().getValue()).as("given up oneself").isEqualTo("CANCEL");
    assertThat(matters())
        .containsExactly(
            "registration-cancelled",
            "registration-confirmed",
            "event-cancelled",
            "event-moved",
            "registration-confirmed");
  }

  private static String start(ICalendar calendar) {
    return calendar.getEvents().getFirst().getDateStart().getValue().toInstant().toString();
  }

  /** After the one with the code. */
  private MimeMessage mail(int number) {
    await().until(() -> MailTest.MAIL.getReceivedMessagesForDomain(address).length > number);
    return MailTest.MAIL.getReceivedMessagesForDomain(address)[number];
  }

  private void confirmAddress() {
    String contact = "/api/notifications/contact";
    api().put(contact, "{\"address\":\"%s\",\"language\":\"en\"}".formatted(address));
    Matcher code = CODE.matcher(GreenMailUtil.getWholeMessage(mail(0)));
    assertThat(code.find()).isTrue();
    var confirmed =
        api().post(contact + "/verification", "{\"token\":\"%s\"}".formatted(code.group(1)));
    assertThat(confirmed.status()).isEqualTo(200);
  }

  /** Newest first. */
  private List<String> matters() {
    List<String> matters = new ArrayList<>();
    for (JsonNode one : api().get("/api/notifications").body().path("items")) {
      matters.add(one.path("matter").asString());
    }
    return matters;
  }

  private Api api() {
    return Api.as(port, person, "participant");
  }

  private void send(Message<byte[]> message) {
    var wire = MessageBuilder.withBody(message.getPayload()).setContentType("application/json");
    message
        .getHeaders()
        .forEach((name, value) -> {
          if (name.startsWith("cloudEvents:")) {
            wire.setHeader(name, value);
          }
        });
    String type = message.getHeaders().get("cloudEvents:type", String.class);
    broker.send("events", type, wire.build());
  }
}
