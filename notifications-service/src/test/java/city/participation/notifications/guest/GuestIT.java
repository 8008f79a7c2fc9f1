package city.participation.notifications.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.notifications.Api;
import city.participation.notifications.MovableClock;
import city.participation.notifications.ServiceTest;
import city.participation.notifications.inbox.TellPerson;
import city.participation.notifications.mail.WillingMailServer;
import city.participation.notifications.pass.GuestPasses;
import city.participation.notifications.registration.EventStory;
import city.participation.notifications.wording.Matter;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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
import org.springframework.messaging.Message;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** From an address to a pass, and until the address is forgotten. */
@ServiceTest
@Import(GuestIT.Clocks.class)
class GuestIT {

  private static final String LINKS = "/api/notifications/guest-links";
  private static final String EVENT = "6f2e7a54-8f0e-4f6e-9a43-0b7f6f1f2a11";
  private static final Pattern PASS = Pattern.compile("local\\.[\\w-]{32}\\.[\\w-]{86}");
  private static final GreenMail MAIL = WillingMailServer.start(0);

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private MongoOperations mongo;
  @Autowired private Guests guests;
  @Autowired private FollowGuest followGuest;
  @Autowired private ForgetGuests forgetGuests;
  @Autowired private GuestPasses passes;
  @Autowired private TellPerson tellPerson;
  @Autowired private Consumer<Message<byte[]>> eventMessages;
  private final String address = UUID.randomUUID() + "@example.org";
  private Duration moved = Duration.ZERO;
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
  void connect() {
    api = new Api(port, "");
  }

  @AfterEach
  void backToNow() {
    move(moved.negated());
  }

  @Test
  void mailsAPassThatProvesTheAddressByItsUse() throws Exception {
    Api.Answer answer = ask(address);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().path("validHours").asInt()).isEqualTo(24);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");

    MimeMessage mail = mail(1);
    assertThat(mail.getSubject()).isEqualTo("Ohne Konto teilnehmen");
    String guest = guestOf(passIn(mail));
    assertThat(text(mail)).contains("/api/events/" + EVENT);

    tell("before", guest);
    assertThat(row("before", guest)).as("not proven").isNull();
    followGuest.registered(guest, "r1");
    tell("after", guest);
    assertThat(text(mail(2))).contains("Sie wird für nichts anderes genutzt");
    assertThat(mongo.findAll(Document.class, "notifications"))
        .as("no inbox")
        .noneMatch(it -> it.toJson().contains(guest));
  }

  @Test
  void tellsAGuestWhatBecomesOfTheirRegistrationWithAFreshPass() throws Exception {
    ask(address);
    String guest = guestOf(passIn(mail(1)));
    EventStory story = new EventStory(eventMessages);
    story.scheduled();
    String registration = UUID.randomUUID().toString();

    story.registration("confirmed", registration, guest);
    String pass = passIn(mail(2));
    assertThat(guestOf(pass)).isEqualTo(guest);
    assertThat(pass).isNotEqualTo(passIn(mail(1)));
    assertThat(guests.called(guest).orElseThrow().open()).containsExactly(registration);
    assertThat(guests.called(guest).orElseThrow().forgetAt()).isNull();

    story.registration("cancelled", registration, guest);
    assertThat(mail(3)).isNotNull();
    assertThat(guests.called(guest).orElseThrow().open()).isEmpty();
    assertThat(guests.called(guest).orElseThrow().forgetAt())
        .isAfter(clock.instant().plus(Duration.ofDays(89)));
  }

  @Test
  void keepsNoPassAndNoAddressButInTheContact() throws Exception {
    ask(address);
    String pass = passIn(mail(1));

    for (String collection : mongo.getCollectionNames()) {
      String all = mongo.findAll(Document.class, collection).toString();
      assertThat(all).as(collection).doesNotContain(pass);
      if (!collection.equals("contacts")) {
        assertThat(all).as(collection).doesNotContain(address);
      }
    }
  }

  @Test
  void isTheSameGuestByTheSameAddressHoweverItIsSpelt() throws Exception {
    ask(address);
    String guest = guestOf(passIn(mail(1)));
    move(Duration.ofMinutes(2));
    ask(address.toUpperCase(Locale.ROOT));

    assertThat(guestOf(passIn(mail(2)))).isEqualTo(guest);
  }

  @Test
  void isOneGuestHoweverManyAskAtOnce() throws Exception {
    List<Callable<Api.Answer>> asking =
        Stream.generate(() -> (Callable<Api.Answer>) () -> ask(address)).limit(10).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Api.Answer> answer : threads.invokeAll(asking)) {
        assertThat(answer.get().status()).isEqualTo(202);
      }
    }

    String guest = guestOf(passIn(mail(1)));
    assertThat(mongo.findAll(Document.class, "mails"))
        .filteredOn(it -> guest.equals(it.getString("recipient")))
        .hasSize(1);
    assertThat(guests.called(guest).orElseThrow().asked()).hasSize(1);
  }

  @Test
  void tellsNobodyWhetherAnAddressIsKnown() throws Exception {
    ask(address);
    followGuest.registered(guestOf(passIn(mail(1))), "r1");
    String account = UUID.randomUUID() + "@example.org";
    Api.as(port, "person-" + UUID.randomUUID(), "participant")
        .put(
            "/api/notifications/contact",
            "{\"address\":\"%s\",\"language\":\"de\"}".formatted(account));
    move(Duration.ofMinutes(2));

    // Known, at its limit, an account's, and new.
    List<String> asked = List.of(address, address, account, UUID.randomUUID() + "@example.org");
    List<Api.Answer> answers = new ArrayList<>();
    for (String one : asked) {
      long begun = System.nanoTime();
      answers.add(ask(one));
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(290));
    }

    assertThat(answers.stream().map(GuestIT::shown).distinct()).hasSize(1);
  }

  @Test
  void mailsAtMostFiveTimesADayAndOnceAMinute() throws Exception {
    for (int mails = 1; mails <= 5; mails++) {
      ask(address);
      assertThat(ask(address).status()).as("again at once").isEqualTo(202);
      mail(mails);
      move(Duration.ofMinutes(2));
    }
    String guest = guestOf(passIn(mail(5)));
    assertThat(ask(address).status()).isEqualTo(202);
    assertThat(guests.called(guest).orElseThrow().asked()).hasSize(5);

    move(Duration.ofHours(24));
    ask(address);
    assertThat(guestOf(passIn(mail(6)))).isEqualTo(guest);
  }

  @Test
  void mailsTheSameRequestOnce() throws Exception {
    String key = UUID.randomUUID().toString();
    ask(address, "Idempotency-Key", key);
    String guest = guestOf(passIn(mail(1)));
    move(Duration.ofMinutes(2));
    assertThat(ask(address, "Idempotency-Key", key).status()).isEqualTo(202);

    assertThat(mongo.findAll(Document.class, "mails"))
        .filteredOn(it -> guest.equals(it.getString("recipient")))
        .hasSize(1);
  }

  @Test
  void forgetsAnAddressWhosePassWasNeverUsed() throws Exception {
    ask(address);
    String guest = guestOf(passIn(mail(1)));

    move(Duration.ofHours(47));
    forgetGuests.forget();
    assertThat(guests.called(guest)).isPresent();
    move(Duration.ofMinutes(61));
    forgetGuests.forget();

    assertThat(guests.called(guest)).isEmpty();
    assertThat(contact(guest)).doesNotContain("example.org");
    tell("m1", guest);
    assertThat(row("m1", guest)).isNull();
  }

  @Test
  void keepsAnAddressWhileSomethingIsOpenAndNinetyDaysMore() throws Exception {
    ask(address);
    String guest = guestOf(passIn(mail(1)));
    followGuest.registered(guest, "r1");
    followGuest.registered(guest, "r1");
    followGuest.registered(guest, "r2");
    followGuest.ended(guest, "r1");

    move(Duration.ofDays(400));
    forgetGuests.forget();
    assertThat(contact(guest)).contains(address);
    followGuest.ended(guest, "r2");
    move(Duration.ofDays(89));
    // Asking does not make it shorter.
    ask(address);
    move(Duration.ofHours(23));
    forgetGuests.forget();
    assertThat(contact(guest)).contains(address);
    move(Duration.ofDays(2));
    forgetGuests.forget();

    assertThat(contact(guest)).doesNotContain("example.org");
    assertThat(guests.called(guest)).isEmpty();
    followGuest.registered(guest, "late");
    assertThat(guests.called(guest)).as("not brought back").isEmpty();
    assertThat(contact(guest)).doesNotContain("example.org");
  }

  @Test
  void keepsTheLanguageOfAProvenAddressWhoeverAsks() throws Exception {
    ask(address);
    followGuest.registered(guestOf(passIn(mail(1))), "r1");
    move(Duration.ofMinutes(2));

    api.post(LINKS, body(address, "en", EVENT));

    assertThat(mail(2).getSubject()).isEqualTo("Ohne Konto teilnehmen");
  }

  @Test
  void isErasedByThePassAndSomebodyNewAfterwards() throws Exception {
    ask(address);
    String pass = passIn(mail(1));
    String guest = guestOf(pass);
    followGuest.registered(guest, "r1");

    Api.Answer unsure = erase(pass, "yes");
    assertThat(unsure.status()).isEqualTo(400);
    Api.Answer taken = erase(pass, "ERASE_EVERYTHING_ABOUT_ME");

    assertThat(taken.status()).as(taken.body().toString()).isEqualTo(201);
    assertThat(erase(pass, "ERASE_EVERYTHING_ABOUT_ME").status()).isEqualTo(409);
    await().untilAsserted(() -> assertThat(guests.called(guest)).isEmpty());
    await().untilAsserted(() -> assertThat(contact(guest)).doesNotContain("example.org"));
    assertThat(ask(address).status()).as("no way around the limit").isEqualTo(202);
    move(Duration.ofMinutes(2));
    ask(address);
    assertThat(guestOf(passIn(mail(2)))).isNotEqualTo(guest);
  }

  @Test
  void erasesNobodyByAPassThatDoesNotCount() throws Exception {
    String guest = GuestPasses.newGuest();
    String over = passes.until(guest, clock.instant().minusSeconds(1));
    String token = Api.as(port, "person-" + UUID.randomUUID(), "participant").token();

    Api.Answer late = erase(over, "ERASE_EVERYTHING_ABOUT_ME");
    assertThat(late.status()).isEqualTo(401);
    assertThat(late.body().path("code").asString()).isEqualTo("notifications.guest-pass-expired");
    assertThat(late.body().path("renewal").asString()).isEqualTo(LINKS);
    assertThat(erase("local.a.b", "ERASE_EVERYTHING_ABOUT_ME").body().path("code").asString())
        .isEqualTo("notifications.guest-pass-unknown");
    Api.Answer both =
        new Api(port, token)
            .post(
                "/api/erasure-requests",
                "{\"confirmation\":\"ERASE_EVERYTHING_ABOUT_ME\"}",
                GuestPasses.HEADER,
                passes.of(guest));
    assertThat(both.status()).isEqualTo(400);
    assertThat(
            api.post("/api/erasure-requests", "{\"confirmation\":\"ERASE_EVERYTHING_ABOUT_ME\"}")
                .status())
        .as("nobody")
        .isEqualTo(401);
    assertThat(api.get("/api/notifications", GuestPasses.HEADER, passes.of(guest)).status())
        .as("nothing else")
        .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"language":"de","event":"%1$s"}                                    | /address
          {"address":"nobody","language":"de","event":"%1$s"}                 | /address
          {"address":"a@example.org","event":"%1$s"}                          | /language
          {"address":"a@example.org","language":"fr","event":"%1$s"}          | /language
          {"address":"a@example.org","language":"de"}                         | /event
          {"address":"a@example.org","language":"de","event":"Buy <b>now</b>"} | /event
          {"address":"a@example.org","language":"de","event":"%1$s","to":"b"} | to
          """)
  void namesTheFieldThatIsWrong(String body, String field) {
    Api.Answer answer = api.post(LINKS, body.formatted(EVENT));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("errors").toString()).contains(field);
  }

  private Api.Answer ask(String to, String... headers) {
    return api.post(LINKS, body(to, "de", EVENT), headers);
  }

  private static String body(String to, String language, String event) {
    return "{\"address\":\"%s\",\"language\":\"%s\",\"event\":\"%s\"}"
        .formatted(to, language, event);
  }

  private Api.Answer erase(String pass, String confirmation) {
    return api.post(
        "/api/erasure-requests",
        "{\"confirmation\":\"" + confirmation + "\"}",
        GuestPasses.HEADER,
        pass);
  }

  private void tell(String message, String guest) {
    tellPerson.tell(message, guest, Matter.REGISTRATION_CANCELLED, Map.of("eventId", EVENT), "r1");
  }

  private @Nullable Document row(String message, String guest) {
    return mongo.findById(message + ":" + guest + ":mail", Document.class, "mails");
  }

  private String contact(String guest) {
    return String.valueOf(mongo.findById(guest, Document.class, "contacts"));
  }

  private String guestOf(String pass) {
    assertThat(passes.read(pass)).isInstanceOf(GuestPasses.Reading.Valid.class);
    return ((GuestPasses.Reading.Valid) passes.read(pass)).guest();
  }

  /** The n-th mail to this test's address. */
  private MimeMessage mail(int number) {
    await().until(() -> MAIL.getReceivedMessagesForDomain(address).length >= number);
    return MAIL.getReceivedMessagesForDomain(address)[number - 1];
  }

  private void move(Duration by) {
    clock.move(by);
    moved = moved.plus(by);
  }

  /** All of an answer that is not of this one request. */
  private static String shown(Api.Answer answer) {
    return answer.status()
        + answer.raw().body()
        + answer.raw().headers().map().keySet()
        + answer.header("Content-Length")
        + answer.header("Cache-Control");
  }

  private static String passIn(MimeMessage mail) throws Exception {
    Matcher pass = PASS.matcher(text(mail));
    assertThat(pass.find()).as(text(mail)).isTrue();
    return pass.group();
  }

  private static String text(MimeMessage mail) throws Exception {
    return text((Multipart) mail.getContent());
  }

  private static String text(Multipart parts) throws Exception {
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (part.isMimeType("text/plain")) {
        return (String) part.getContent();
      }
      if (part.isMimeType("multipart/*")) {
        return text((Multipart) part.getContent());
      }
    }
    throw new AssertionError("No text");
  }
}
