package city.participation.notifications.idea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.notifications.ServiceTest;
import city.participation.notifications.idea.messaging.IdeaMessageExamples;
import city.participation.notifications.inbox.FindNotifications;
import city.participation.notifications.inbox.NotificationSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.messaging.Message;

/** From the broker into the inbox. */
@ServiceTest
class IdeaToInboxIT {

  @Autowired private RabbitTemplate broker;
  @Autowired private FollowIdea followIdea;
  @Autowired private FindNotifications findNotifications;
  @Autowired private FindWaitingIdeas findWaitingIdeas;
  private final String author = "author-" + UUID.randomUUID();

  @Test
  void tellsTheAuthorOnceWhateverTheBrokerRepeatsOrReorders() {
    List<String> ideas = new ArrayList<>();
    List<Message<byte[]>> messages = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String idea = UUID.randomUUID().toString();
      ideas.add(idea);
      for (int copy = 0; copy < 3; copy++) {
        messages.add(message("idea-submitted.v1", idea, 1));
        messages.add(message("idea-published.v1", idea, 2));
        messages.add(message("support-count-changed.v1", idea, 3));
        messages.add(message("idea-withdrawn.v1", idea, 4));
      }
    }
    Collections.shuffle(messages, new Random(21));

    messages.forEach(this::send);

    await().untilAsserted(() -> assertThat(told()).hasSizeGreaterThanOrEqualTo(ideas.size()));
    sendMarkerAndAwaitIt();
    assertThat(told()).extracting(NotificationSummary::subject).containsAll(ideas).hasSize(21);
    assertThat(findWaitingIdeas.after(null, 1_000))
        .extracting(WaitingIdea::idea)
        .doesNotContainAnyElementsOf(ideas);
  }

  @Test
  void tellsTheAuthorOnceWhenTheProcessEndedBetweenTheNotificationAndTheIdea() {
    String idea = UUID.randomUUID().toString();
    Message<byte[]> publication = message("idea-published.v1", idea, 1);
    // What a process leaves that ends there: the notification is stored, the idea's row is not.
    followIdea.follow(
        null,
        idea,
        publication.getHeaders().get("cloudEvents:id", String.class),
        new IdeaFact.IdeaPublished(author, "Trinkbrunnen", "liveability", "301"));
    assertThat(told()).hasSize(1);

    send(publication);
    sendMarkerAndAwaitIt();

    assertThat(told()).extracting(NotificationSummary::subject).containsOnlyOnce(idea).hasSize(2);
  }

  /** The queue keeps its order: when this one is told, all before it were handled. */
  private void sendMarkerAndAwaitIt() {
    String marker = UUID.randomUUID().toString();
    send(message("idea-published.v1", marker, 1));
    await()
        .untilAsserted(
            () -> assertThat(told()).extracting(NotificationSummary::subject).contains(marker));
  }

  private List<NotificationSummary> told() {
    return findNotifications.page(author, false, Long.MAX_VALUE, 100).items();
  }

  private Message<byte[]> message(String name, String idea, long sequence) {
    return IdeaMessageExamples.message(
        name, idea, sequence, IdeaMessageExamples.data(name).replace("demo-participant-1", author));
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
    broker.send("ideas", type, wire.build());
  }
}
