package city.participation.notifications.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.notifications.Api;
import city.participation.notifications.MovableClock;
import city.participation.notifications.ServiceTest;
import city.participation.notifications.inbox.TellPerson;
import city.participation.notifications.mail.WillingMailServer;
import city.participation.notifications.wording.Matter;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ServiceTest
@Import(ContactAndMailIT.Clocks.class)
class ContactAndMailIT {

  private static final String CONTACT = "/api/notifications/contact";
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{27}");
  private static final GreenMail MAIL = WillingMailServer.start(0);

  @LocalServerPort private int port;
  @Autowired private TellPerson tellPerson;
  @Autowired private MovableClock clock;
  @Autowired private MongoOperations mongo;
  @Autowired private ForgetWaitingAddresses forgetWaitingAddresses;
  private final String person = "person-" + UUID.randomUUID();
  private final String address = UUID.randomUUID() + "@example.org";
  private Api api;

  @TestConfiguration(proxyBeanMethods = false)
  static class Clocks {
    @Bean
    MovableClock clock() {
      return new MovableClock();
    }
  }

  @DynamicPropertySource
  static void mailServer(DynamicPropertyRegistry properties) {
    properties.add("spring.mail.host", () -> "127.0.0.1");
    properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
  }

  @AfterAll
  static void stop() {
    MAIL.stop();
  }

  @BeforeEach
  void signIn() throws Exception {
    api = Api.as(port, person, "participant");
    MAIL.purgeEmailFromAllMailboxes();
  }

  @Test
  void mailsAPersonWhoConfirmedTheAddress() throws Exception {
    Api.Answer set = put(address, "de");
    assertThat(set.status()).isEqualTo(201);
    assertThat(set.body().path("unconfirmed").asString()).isEqualTo(address);
    assertThat(set.body().has("address")).isFalse();
    assertThat(api.get(CONTACT, "If-None-Match", set.header("ETag")).status()).isEqualTo(304);

    Api.Answer confirmed = confirm(codeOf(mail(1)));
    assertThat(confirmed.status()).isEqualTo(200);
    assertThat(confirmed.body().path("address").asString()).isEqualTo(address);

    tell("m1");
    MimeMessage told = mail(2);
    assertThat(told.getSubject()).isEqualTo("Ihre Idee wurde veröffentlicht");
    assertThat(told.getAllRecipients()[0].toString()).isEqualTo(address);
  }

  @Test
  void mailsInTheLanguageOfTheContact() throws Exception {
    put(address, "en");

    assertThat(mail(1).getSubject()).isEqualTo("Please confirm your mail address");
  }

  @Test
  void mailsNobodyBeforeTheAddressIsConfirmed() {
    put(address, "de");
    await().until(() -> MAIL.getReceivedMessages().length == 1);

    tell("m1");

    assertThat(mongo.findById("m1:" + person + ":mail", Document.class, "mails")).isNull();
  }

  @Test
  void mailsTheSameMessageOnce() throws Exception {
    confirmed();
    tell("m1");
    tell("m1");
    tell("m2");

    assertThat(mail(3)).isNotNull();
    await()
        .untilAsserted(() ->
            assertThat(mongo.findById("m2:" + person + ":mail", Document.class, "mails"))
                .containsEntry("status", "SENT"));
    assertThat(MAIL.getReceivedMessages()).hasSize(3);
  }

  @Test
  void takesACodeOnce() throws Exception {
    put(address, "de");
    String code = codeOf(mail(1));

    assertThat(confirm(code).status()).isEqualTo(200);
    assertThat(confirm(code).status()).isEqualTo(409);
  }

  @Test
  void takesNoCodeOfAnotherPersonAndNoneThatIsMadeUp() throws Exception {
    put(address, "de");
    String code = codeOf(mail(1));

    Api stranger = Api.as(port, person + "-other", "participant");
    assertThat(stranger.post(CONTACT + "/verification", "{\"token\":\"" + code + "\"}").status())
        .isEqualTo(409);
    assertThat(confirm("made-up").status()).isEqualTo(409);
    assertThat(api.post(CONTACT + "/verification", "{}").body().toString()).contains("/token");
  }

  @Test
  void takesNoCodeAfterADayAndForgetsTheAddress() throws Exception {
    put(address, "de");
    String code = codeOf(mail(1));
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(person)),
        Update.update("forgetAt", Instant.now().minusMillis(1)),
        "contacts");

    Api.Answer late = confirm(code);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body().path("code").asString()).isEqualTo("notifications.late-code");

    forgetWaitingAddresses.forget();
    assertThat(api.get(CONTACT).status()).isEqualTo(404);
    assertThat(mongo.findById(person, Document.class, "contacts")).isNull();
  }

  @Test
  void keepsTheOldAddressUntilTheNewOneIsConfirmed() throws Exception {
    String tag = confirmed();
    String newAddress = UUID.randomUUID() + "@example.org";
    clock.move(Duration.ofMinutes(2));
    try {
      assertThat(put(newAddress, "de", "If-Match", tag).status()).isEqualTo(200);
      await().until(() -> mailsTo(newAddress) == 1);
      String code = codeOf(MAIL.getReceivedMessagesForDomain(newAddress)[0]);
      tell("m1");
      await().untilAsserted(() -> assertThat(mailsTo(address)).isEqualTo(2));

      confirm(code);
      tell("m2");
      await().untilAsserted(() -> assertThat(mailsTo(newAddress)).isEqualTo(2));
      assertThat(mailsTo(address)).isEqualTo(2);
    } finally {
      clock.move(Duration.ofMinutes(-2));
    }
  }

  @Test
  void changesOnlyWhatTheCallerSaw() throws Exception {
    String tag = confirmed();

    assertThat(put(address, "en").status()).isEqualTo(428);
    assertThat(put(address, "en", "If-Match", "\"1-0\"").status()).isEqualTo(412);
    assertThat(put(address, "en", "If-Match", "nonsense").status()).isEqualTo(400);
    Api.Answer changed = put(address, "en", "If-Match", tag);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.body().path("language").asString()).isEqualTo("en");
    assertThat(put(address, "de", "If-Match", tag).status()).isEqualTo(412);
    assertThat(api.get(CONTACT, "If-None-Match", changed.header("ETag")).status()).isEqualTo(304);
  }

  @Test
  void forgetsAnAddressAtOnceButNotHowOftenCodesWereAskedFor() throws Exception {
    confirmed();

    assertThat(api.delete(CONTACT).status()).isEqualTo(204);
    assertThat(api.delete(CONTACT).status()).isEqualTo(204);
    assertThat(api.get(CONTACT).status()).isEqualTo(404);
    assertThat(mongo.findById(person, Document.class, "contacts").toString())
        .doesNotContain("example.org");
    Api.Answer again = put(address, "de");
    assertThat(again.status()).isEqualTo(429);
    assertThat(Integer.parseInt(again.header("Retry-After"))).isBetween(1, 60);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"language":"de"}                                  | /address
          {"address":"nobody","language":"de"}               | /address
          {"address":"a@example.org"}                        | /language
          {"address":"a@example.org","language":"fr"}        | /language
          {"address":{"$gt":""},"language":"de"}             | /address
          {"address":"a@example.org","language":"de","confirmedAt":"2026-01-01T00:00:00Z"} | confirmedAt
          """)
  void namesTheFieldThatIsWrong(String body, String field) {
    Api.Answer answer = api.put(CONTACT, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("errors").toString()).contains(field);
  }

  private String confirmed() throws Exception {
    put(address, "de");
    return confirm(codeOf(mail(1))).header("ETag");
  }

  private Api.Answer put(String to, String language, String... headers) {
    return api.put(
        CONTACT, "{\"address\":\"%s\",\"language\":\"%s\"}".formatted(to, language), headers);
  }

  private Api.Answer confirm(String code) {
    return api.post(CONTACT + "/verification", "{\"token\":\"" + code + "\"}");
  }

  private void tell(String message) {
    tellPerson.tell(message, person, Matter.IDEA_PUBLISHED, Map.of("title", "Bänke"), "idea-1");
  }

  private static int mailsTo(String address) {
    return MAIL.getReceivedMessagesForDomain(address).length;
  }

  /** The n-th mail since the test began, as long as all go to the same address. */
  private static MimeMessage mail(int number) {
    await().until(() -> MAIL.getReceivedMessages().length >= number);
    return MAIL.getReceivedMessages()[number - 1];
  }

  private static String codeOf(MimeMessage mail) throws Exception {
    Matcher code =
        CODE.matcher(
            GreenMailUtil.getWholeMessage(mail).replaceAll("(?s)^.*?(lautet|code is)", ""));
    assertThat(code.find()).isTrue();
    return code.group();
  }
}
