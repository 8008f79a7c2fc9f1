package city.participation.events;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.testengines.BadToken;
import city.participation.testengines.Engines;
import city.participation.testengines.TestSignIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every service of the suite keeps to, on real engines. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "management.server.port=0")
@Engines
class EventsServiceIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  @LocalServerPort int port;
  @LocalManagementPort int managementPort;
  @Autowired RabbitTemplate broker;

  @AfterAll
  static void closeClient() {
    CLIENT.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"liveness", "readiness"})
  void isHealthy(String group) throws Exception {
    HttpResponse<String> answer = get(managementPort, "/actuator/health/" + group);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).path("status").asString()).isEqualTo("UP");
  }

  @Test
  void answersWhatIsNotThereWithAProblemInTheReadersLanguage() throws Exception {
    for (String language : new String[] {"en", "de"}) {
      HttpResponse<String> answer = get(port, "/api/events/anything", "Accept-Language", language);
      JsonNode problem = JSON.readTree(answer.body());
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(answer.headers().firstValue("Content-Language")).hasValue(language);
      assertThat(problem.path("status").asInt()).isEqualTo(404);
      assertThat(problem.path("title").asString()).isNotBlank();
    }
  }

  @Test
  void servesNothingOutsideItsApi() throws Exception {
    assertThat(get(port, "/actuator/health").statusCode()).isEqualTo(401);
    String admin = TestSignIn.token("someone", "admin");
    assertThat(get(port, "/actuator/env", "Authorization", "Bearer " + admin).statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @EnumSource(BadToken.class)
  void refusesATokenThatIsWrong(BadToken flaw) throws Exception {
    String token = TestSignIn.token(flaw, "someone", "participant");
    assertThat(get(port, "/api/programmes", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(401);
  }

  @Test
  void declaresTheExchangeItWillSpeakOn() {
    broker.execute(channel -> channel.exchangeDeclarePassive("events"));
  }

  private static HttpResponse<String> get(int port, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
