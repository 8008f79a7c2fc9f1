package city.participation.testengines;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.nimbusds.jwt.SignedJWT;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;

@Engines
@SpringBootTest(classes = EnginesTests.Application.class)
class EnginesTests {

  @Autowired private RabbitTemplate rabbit;
  @Autowired private MongoClient mongo;

  @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}")
  private String issuer;

  @Test
  void reachesTheBroker() {
    new RabbitAdmin(rabbit).declareQueue(new Queue("greetings"));
    rabbit.convertAndSend("greetings", "hello");

    assertThat(rabbit.receiveAndConvert("greetings", 5_000)).isEqualTo("hello");
  }

  @Test
  void reachesTheDatabase() {
    var greetings = mongo.getDatabase("test").getCollection("greetings");
    greetings.insertOne(new Document("_id", 1).append("text", "hello"));

    assertThat(greetings.find().first()).containsEntry("text", "hello");
  }

  @Test
  void namesTheIssuerOfItsTokens() throws Exception {
    var token = SignedJWT.parse(TestSignIn.token("someone", "staff"));

    assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(issuer);
  }

  @SpringBootApplication
  static class Application {}
}
