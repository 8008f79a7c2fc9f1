package city.participation.partners.partner;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.PartnersApi;
import city.participation.partners.PartnersApi.Answer;
import city.participation.partners.RunningPartnersService;
import city.participation.partners.organisation.OrganisationDraft;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an application has to say, and who may make one. */
@RunningPartnersService
class ApplyingIT {

  private final String paula = "paula-" + UUID.randomUUID() + " partner";

  @LocalServerPort private int port;
  @Autowired private Partners partners;
  @Autowired private PartnerChanges changes;
  @Autowired private ShowPartner show;
  private PartnersApi api;

  @BeforeEach
  void connect() {
    api = new PartnersApi(port);
  }

  @Test
  void namesAllThatIsMissing() {
    Answer refused = api.post("/api/partners").as(paula).json("{}").send();
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors())
        .containsExactly(
            "/address missing",
            "/contact missing",
            "/description missing",
            "/legalForm missing",
            "/name missing",
            "/sector missing",
            "/terms missing",
            "/themes missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"name\": \"Veedel Digital e.V.\" | \"name\": \"V\" | /name too-short",
        "\"name\": \"Veedel Digital e.V.\" | \"name\": \"...\" | /name wordless",
        "VR 99 | 99 | /register/number no-register-number",
        "VR 99 | VX 99 | /register/number no-register-number",
        "Amtsgericht Köln | A | /register/court too-short",
        "50823 | 5082 | /address/postcode no-postcode",
        "https://veedel-digital.example\" | ftp://example.org\" | /website no-web-address",
        "https://veedel-digital.example\" | https://a@b.example\" | /website no-web-address",
        "https://veedel-digital.example/satzung.pdf | http://example.org/s.pdf | /documents/0/url no-https-address",
        "https://veedel-digital.example/satzung.pdf | https://example.org/\\u202Efdp.exe | /documents/0/url unprintable",
        "https://veedel-digital.example\" | https://-a.example\" | /website no-web-address",
        "\"401\" | \"910\" | /districts/1 unknown-district",
        "\"401\" | \"3\" | /districts/1 repeated",
        "\"401\" | null | /districts/1 missing",
        "\"liveability\" | \"weather\" | /themes/1 not-one-of",
        "[\"digitalisation\", \"liveability\"] | [] | /themes too-few",
        "kim@veedel-digital.example | kim | /contact/mail no-mail-address",
        "\"Kim Beispiel\" | \"Kim Beispiel\", \"phone\": \"call me\" | /contact/phone no-phone-number",
        "2026-01 | 2025-01 | /terms/version terms-outdated",
        "CIVIL_SOCIETY | CHURCH | /sector not-one-of",
        "\"sector\" | \"status\": \"ACCREDITED\", \"sector\" | /status unknown-property",
        "\"street\" | \"country\": \"DE\", \"street\" | /address/country unknown-property"
      })
  void saysWhereSomethingIsWrong(String right, String wrong, String error) {
    String json = PartnersApi.organisation("VR 99").replace(right, wrong);
    assertThat(json).isNotEqualTo(PartnersApi.organisation("VR 99"));
    Answer refused = api.post("/api/partners").as(paula).json(json).send();
    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly(error);
  }

  @Test
  void answersARepeatedApplicationAlikeThoughTheTermsHaveChanged() {
    Person person = new Person(paula, false, null);
    OrganisationDraft organisation = PartnerExamples.registered("GNR 4711");
    RequestKey key = new RequestKey("once", "the same", PartnerView::id);
    Outcome first = under(PartnerExamples.TERMS).create(organisation, person, false, key);
    assertThat(first).isInstanceOf(Outcome.Done.class);
    assertThat(under("2027-01").create(organisation, person, false, key))
        .isEqualTo(new Outcome.Repeated(((Outcome.Done) first).partner().id()));
  }

  private ApplyForAccreditation under(String terms) {
    return new ApplyForAccreditation(partners, changes, show, Clock.systemUTC(), terms, 0);
  }

  @Test
  void takesAWebAddressWithAnUmlaut() {
    String json =
        PartnersApi.organisation()
            .replace("https://veedel-digital.example\"", "https://bürger-köln.example:8443/ä\"");
    Answer applied = api.post("/api/partners").as(paula).json(json).send();
    assertThat(applied.status()).as(applied.raw().body()).isEqualTo(201);
  }

  @Test
  void saysTheWayOutInTheReadersLanguage() {
    String json = PartnersApi.organisation("Nr. 99");
    for (String language : new String[] {"en", "de"}) {
      Answer refused =
          api.post("/api/partners").as(paula).with("Accept-Language", language).json(json).send();
      assertThat(refused.raw().body())
          .contains(language.equals("de") ? "muss Register und Nummer" : "must be a register");
    }
  }

  @Test
  void takesNoMoreThanAnybodyReads() {
    String documents =
        IntStream.range(0, 11)
            .mapToObj(
                "{\"title\": \"Blatt %1$d\", \"url\": \"https://example.org/%1$d\"}"::formatted)
            .collect(Collectors.joining(","));
    String json =
        PartnersApi.organisation()
            .replaceFirst("\"documents\": \\[.*]", "\"documents\": [" + documents + "]");
    assertThat(api.post("/api/partners").as(paula).json(json).send().errors())
        .containsExactly("/documents too-many");
  }

  @ParameterizedTest
  @ValueSource(strings = {"participant", "partner", "staff"})
  void isOpenToWhoIsSignedIn(String role) {
    Answer applied =
        api.post("/api/partners")
            .as(UUID.randomUUID() + " " + role)
            .json(PartnersApi.organisation())
            .send();
    assertThat(applied.status()).as(applied.raw().body()).isEqualTo(201);
  }

  @Test
  void isOpenToNobodyElse() {
    assertThat(api.post("/api/partners").json(PartnersApi.organisation()).send().status())
        .isEqualTo(401);
    assertThat(
            api.post("/api/partners")
                .as("mona moderator")
                .json(PartnersApi.organisation())
                .send()
                .status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | ' missing'",
        "[] | ' wrong-type'",
        "{\"nonsense\": null} | /nonsense unknown-property",
        "{\"contact\": {\"mail\": 5}} | /contact/mail wrong-type"
      })
  void refusesAnAmendmentThatSaysNothingOrTheWrongThing(String patch, String error) {
    Answer draft =
        api.post("/api/partners?draft=true").as(paula).json(PartnersApi.organisation()).send();
    Answer refused =
        api.patch("/api/partners/" + draft.id()).as(paula).ifMatch(draft.tag()).json(patch).send();
    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly(error);
  }

  @Test
  void isAskedForAgainOnlySoOftenADay() {
    for (int i = 0; i < 20; i++) {
      Answer draft =
          api.post("/api/partners?draft=true").as(paula).json(PartnersApi.organisation()).send();
      assertThat(draft.status()).as(draft.raw().body()).isEqualTo(201);
    }
    Answer refused = api.post("/api/partners").as(paula).json(PartnersApi.organisation()).send();
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("application-quota");
    assertThat(refused.header("Retry-After")).isNotEmpty();
  }
}
