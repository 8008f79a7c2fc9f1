package city.participation.notifications.inbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.notifications.Api;
import city.participation.notifications.ServiceTest;
import city.participation.notifications.inbox.TellPerson;
import city.participation.notifications.wording.Matter;
import city.participation.testengines.BadToken;
import city.participation.testengines.TestSignIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServiceTest
class InboxApiIT {

  private static final String INBOX = "/api/notifications";

  @LocalServerPort private int port;
  @Autowired private TellPerson tellPerson;
  private final String person = "person-" + UUID.randomUUID();
  private Api api;

  @BeforeEach
  void signIn() {
    api = Api.as(port, person, "participant");
  }

  @Test
  void showsTheNewestFirstInTheReadersLanguage() {
    tell("m1", "Bänke");
    tell("m2", "Brunnen");

    Api.Answer answer = api.get(INBOX, "Accept-Language", "de-DE,de;q=0.9");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("unread").asInt()).isEqualTo(2);
    assertThat(answer.body().has("next")).isFalse();
    JsonNode newest = answer.body().path("items").path(0);
    assertThat(newest.path("id").asString()).isEqualTo("m2");
    assertThat(newest.path("matter").asString()).isEqualTo("idea-published");
    assertThat(newest.path("title").asString()).isEqualTo("Ihre Idee wurde veröffentlicht");
    assertThat(newest.path("text").asString()).contains("„Brunnen“");
    assertThat(newest.path("link").asString()).isEqualTo("/api/ideas/idea-1");
    assertThat(newest.path("read").asBoolean()).isFalse();
    assertThat(newest.path("createdAt").asString()).matches("20.*Z");
    assertThat(api.get(INBOX, "Accept-Language", "en").body().at("/items/0/text").asString())
        .contains("“Brunnen”");
  }

  @Test
  void isEmptyForSomebodyNew() {
    Api.Answer answer = api.get(INBOX);

    assertThat(answer.body().path("items").isEmpty()).isTrue();
    assertThat(answer.body().path("unread").asInt()).isZero();
  }

  @Test
  void pagesThroughTheInboxByCursorAndLink() {
    for (int i = 1; i <= 5; i++) {
      tell("m" + i, "Idee");
    }
    List<String> seen = new ArrayList<>();
    String path = INBOX + "?limit=2";
    while (!path.isEmpty()) {
      Api.Answer page = api.get(path);
      page.body().path("items").forEach(item -> seen.add(item.path("id").asString()));
      assertThat(page.body().has("next")).isEqualTo(!page.header("Link").isEmpty());
      path = page.header("Link").replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
    }

    assertThat(seen).containsExactly("m5", "m4", "m3", "m2", "m1");
  }

  @Test
  void showsOnlyWhatIsUnreadOnRequest() {
    tell("m1", "Idee");
    tell("m2", "Idee");
    api.put(INBOX + "/m2/read");

    Api.Answer unread = api.get(INBOX + "?unread=true");

    assertThat(unread.body().path("items")).hasSize(1);
    assertThat(unread.body().at("/items/0/id").asString()).isEqualTo("m1");
    assertThat(api.get(INBOX).body().path("items")).hasSize(2);
  }

  @Test
  void marksOneAsRead() {
    tell("m1", "Idee");

    Api.Answer first = api.put(INBOX + "/m1/read");
    Api.Answer again = api.put(INBOX + "/m1/read");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body().path("read").asBoolean()).isTrue();
    assertThat(again.body().path("readAt")).isEqualTo(first.body().path("readAt"));
    assertThat(api.get(INBOX).body().path("unread").asInt()).isZero();
  }

  @Test
  void marksAllAsReadButNotWhatArrivedAfterTheLastOneSeen() {
    tell("m1", "Idee");
    tell("m2", "Idee");
    tell("m3", "Idee");

    Api.Answer answer = api.put(INBOX + "/read", "{\"upTo\":\"m2\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("unread").asInt()).isEqualTo(1);
    assertThat(api.get(INBOX + "?unread=true").body().at("/items/0/id").asString()).isEqualTo("m3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"upTo\":null}", "{\"upTo\":\"none\"}", "{\"upTo\":{\"$ne\":1}}"})
  void namesWhatIsWrongWithTheLastOneSeen(String body) {
    Api.Answer answer = api.put(INBOX + "/read", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body().path("errors").toString()).contains("/upTo");
  }

  @Test
  void hidesWhatIsNotTheCallers() {
    tell("m1", "Idee");
    Api stranger = Api.as(port, person + "-other", "participant", "moderator", "admin");

    assertThat(stranger.put(INBOX + "/m1/read").status()).isEqualTo(404);
    assertThat(stranger.put(INBOX + "/m1:" + person + "/read").status()).isEqualTo(404);
    assertThat(stranger.put(INBOX + "/read", "{\"upTo\":\"m1\"}").status()).isEqualTo(400);
    assertThat(stranger.get(INBOX).body().path("items").isEmpty()).isTrue();
    assertThat(api.get(INBOX).body().path("unread").asInt()).isEqualTo(1);
  }

  @Test
  void sendsAnUnchangedInboxOnlyOnce() {
    tell("m1", "Idee");
    String tag = api.get(INBOX, "Accept-Language", "de").header("ETag");

    assertThat(api.get(INBOX, "Accept-Language", "de", "If-None-Match", tag).status())
        .isEqualTo(304);
    assertThat(api.get(INBOX, "Accept-Language", "en", "If-None-Match", tag).status())
        .isEqualTo(200);
    api.put(INBOX + "/m1/read");
    assertThat(api.get(INBOX, "Accept-Language", "de", "If-None-Match", tag).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=101",
        "limit=many",
        "cursor=made-up",
        "unread=perhaps",
        "status=new",
        "unread[$ne]=true"
      })
  void namesTheParameterItCannotRead(String query) {
    Api.Answer answer = api.get(INBOX + "?" + query.replace("[", "%5B").replace("]", "%5D"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().toString()).contains(query.split("[\\[=]", 2)[0]);
  }

  @ParameterizedTest
  @EnumSource
  void refusesABadToken(BadToken flaw) {
    Api bad = new Api(port, TestSignIn.token(flaw, person, "participant"));

    assertThat(bad.get(INBOX).status()).isEqualTo(401);
    assertThat(bad.get(INBOX + "/stream").status()).isEqualTo(401);
  }

  @Test
  void wantsASignIn() {
    Api nobody = new Api(port, "");

    for (String path : List.of("", "/stream", "/work-list", "/contact")) {
      assertThat(nobody.get(INBOX + path).status()).as(path).isEqualTo(401);
    }
    assertThat(nobody.put(INBOX + "/m1/read").status()).isEqualTo(401);
  }

  private void tell(String message, String title) {
    tellPerson.tell(message, person, Matter.IDEA_PUBLISHED, Map.of("title", title), "idea-1");
  }
}
