package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.systemtests.Api.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody without an account has a seat, and is forgotten everywhere. Nobody asked for a mail, so
 * the pass is signed as notifications-service does it, with the key that everybody knows; how it
 * comes by mail is {@link MailWalkIT}'s.
 */
@ExtendWith(SharedSuite.class)
class GuestWalkIT {

  private static final String STAFF = "demo-staff-1";
  private static final String EVENTS = "/api/events";
  private static final String ERASURES = "/api/erasure-requests";
  private static final String PASS = "Guest-Pass";

  private final Instant now = Instant.now(Clock.systemUTC());

  @Test
  void registersByAPassAndIsErasedByIt(Api api) throws GeneralSecurityException {
    var event = event(api);
    var registrations = EVENTS + "/" + event + "/registrations";
    var pass = pass(UUID.randomUUID(), now.plus(Duration.ofDays(1)));
    assertThat(register(api, registrations, "").status()).as("nobody").isEqualTo(401);

    var mine = register(api, registrations, pass).expect(201);
    assertThat(mine.json().required("status").asString()).isEqualTo("CONFIRMED");
    var path = registrations + "/" + mine.json().required("id").asString();
    var shown = api.send(api.request(null, path).header(PASS, pass).GET()).expect(200);
    assertThat(shown.json().required("ticket").asString()).startsWith("local.");
    assertThat(register(api, registrations, pass).json().required("code").asString())
        .isEqualTo("already-registered");
    assertThat(
            register(api, registrations, pass(UUID.randomUUID(), now))
                .json()
                .required("code")
                .asString())
        .isEqualTo("guest-pass-expired");

    var asked =
        api.send(
                api.request(null, ERASURES)
                    .header(PASS, pass)
                    .header("Content-Type", "application/json")
                    .POST(Api.json(Map.of("confirmation", "ERASE_EVERYTHING_ABOUT_ME"))))
            .expect(201)
            .json();
    var erasure = ERASURES + "/" + asked.required("id").asString();
    var receipt = asked.required("receipt").asString();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() ->
            api.send(api.request(null, erasure).header("Erasure-Receipt", receipt).GET())
                .expect(200)
                .json()
                .required("status")
                .asString()
                .equals("COMPLETED"));
    assertThat(register(api, registrations, pass).status()).as("no more").isEqualTo(401);
    assertThat(taken(api, event)).as("given up").isZero();
  }

  private static Answer register(Api api, String registrations, String pass) {
    var request =
        api.request(null, registrations)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"));
    return api.send(pass.isEmpty() ? request : request.header(PASS, pass));
  }

  private static int taken(Api api, String event) {
    return api.get(null, EVENTS + "/" + event + "/seats")
        .expect(200)
        .json()
        .required("modes")
        .required(0)
        .required("taken")
        .asInt();
  }

  private static String pass(UUID guest, Instant until) throws GeneralSecurityException {
    byte[] payload =
        ByteBuffer.allocate(24)
            .putLong(guest.getMostSignificantBits())
            .putLong(guest.getLeastSignificantBits())
            .putLong(until.getEpochSecond())
            .array();
    var secret = "quickstart-guests-no-secret-0123".getBytes(StandardCharsets.US_ASCII);
    var signature = Signature.getInstance("Ed25519");
    signature.initSign(
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret)));
    var text = Base64.getUrlEncoder().withoutPadding();
    var head = "local." + text.encodeToString(payload);
    signature.update(("guest-pass\n" + head).getBytes(StandardCharsets.US_ASCII));
    return head + "." + text.encodeToString(signature.sign());
  }

  /** The id of one that takes registrations. */
  private String event(Api api) {
    var draft =
        api.post(
                STAFF,
                EVENTS,
                Map.of(
                    "programmeId", Programmes.announced(api, "Köln 21 für Gäste"),
                    "title", Map.of("de", "Rundgang für alle", "en", "A walk for everybody"),
                    "description",
                        Map.of(
                            "de", "Wir gehen durch das Veedel.",
                            "en", "We walk through the quarter."),
                    "format", "WALK",
                    "startsAt", now.plus(Duration.ofDays(5)).toString(),
                    "endsAt", now.plus(Duration.ofDays(5)).plusSeconds(7_200).toString(),
                    "attendance", "ON_SITE",
                    "venue",
                        Map.of(
                            "name", "Treffpunkt " + UUID.randomUUID(),
                            "postcode", "50667",
                            "district", "1"),
                    "accessibility",
                        Map.of(
                            "stepFree", true,
                            "hearingLoop", false,
                            "signLanguage", false,
                            "easyLanguage", false)))
            .expect(201);
    var scheduled = Steps.step(api, STAFF, EVENTS, draft, "scheduling", null);
    var id = scheduled.json().required("id").asString();
    api.send(
            api.request(STAFF, EVENTS + "/" + id + "/seats")
                .header("Content-Type", "application/json")
                .PUT(Api.json(Map.of("onSite", Map.of("capacity", 2)))))
        .expect(201);
    Steps.step(api, STAFF, EVENTS, scheduled, "registration-opening", null);
    return id;
  }
}
