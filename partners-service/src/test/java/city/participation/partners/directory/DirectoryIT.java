package city.participation.partners.directory;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.PartnersApi;
import city.participation.partners.PartnersApi.Answer;
import city.participation.partners.RunningPartnersService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What anybody sees of the partners, and what nobody does. */
@RunningPartnersService
class DirectoryIT {

  private static final String DIRECTORY = "/api/partners/directory";

  private final String applicant = "paula-" + UUID.randomUUID();

  /** A word that no other test's partner has. */
  private final String word = "Quell" + letters();

  @LocalServerPort private int port;
  private PartnersApi api;

  private static String letters() {
    Random random = new Random();
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      letters.append((char) ('a' + random.nextInt(26)));
    }
    return letters.toString();
  }

  @BeforeEach
  void connect() {
    api = new PartnersApi(port);
  }

  @Test
  void showsAPartnerFromItsAccreditationOnAndWithoutItsContact() {
    Answer applied = applied("Verein " + word);
    assertThat(api.get(DIRECTORY + "/" + applied.id()).send().status()).isEqualTo(404);
    assertThat(found("q=" + word)).isEmpty();

    Answer accredited = accredit(applied);
    Answer page = api.get(DIRECTORY + "/" + accredited.id()).send();
    assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
    assertThat(page.raw().body())
        .doesNotContain("Kim", "kim@", "contact", "Venloer", "VR ", "Satzung", "applicant");
    assertThat(page.body().path("name").asString()).isEqualTo("Verein " + word);
    assertThat(page.body().path("accreditedSince").asString())
        .isEqualTo(PartnersApi.inDays(0).toString());
    assertThat(page.body().path("accreditedUntil").asString())
        .isEqualTo(PartnersApi.inDays(0).plusYears(2).toString());
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(
            api.get(DIRECTORY + "/" + accredited.id())
                .with("If-None-Match", page.tag())
                .send()
                .status())
        .isEqualTo(304);
    assertThat(found("q=" + word)).containsExactly(accredited.id());
  }

  @Test
  void showsNobodyWhoIsSuspendedAndShowsThemAgainAfterwards() {
    Answer accredited = accredit(applied("Verein " + word));
    Answer suspended =
        api.step(
            accredited,
            "suspension",
            PartnersApi.REVIEWER,
            "{\"reason\": \"Die Satzung wurde geändert.\"}");
    assertThat(api.get(DIRECTORY + "/" + accredited.id()).send().status()).isEqualTo(404);
    assertThat(found("q=" + word)).isEmpty();
    Answer back =
        api.step(
            suspended,
            "reinstatement",
            PartnersApi.REVIEWER,
            "{\"reason\": \"Die Satzung liegt vor.\"}");
    assertThat(found("q=" + word)).containsExactly(accredited.id());
    api.step(
        back, "withdrawal", applicant + " partner", "{\"reason\": \"Wir lösen den Verein auf.\"}");
    assertThat(api.get(DIRECTORY + "/" + accredited.id()).send().status()).isEqualTo(404);
    assertThat(found("q=" + word)).isEmpty();
  }

  @Test
  void followsWhatThePartnerAmends() {
    Answer accredited = accredit(applied("Verein " + word));
    Answer before = api.get(DIRECTORY + "?q=" + word).send();
    Answer amended =
        api.patch("/api/partners/" + accredited.id())
            .as(applicant + " partner")
            .ifMatch(accredited.tag())
            .json(
                "{\"districts\": [\"702\"], \"themes\": [\"innovation\"],"
                    + " \"description\": {\"de\": \"Wir pflanzen überall neue Hecken.\"}}")
            .send();
    assertThat(amended.status()).as(amended.raw().body()).isEqualTo(200);
    assertThat(found("q=" + word + "&district=702&theme=innovation"))
        .containsExactly(accredited.id());
    assertThat(found("q=" + word + "&district=7")).containsExactly(accredited.id());
    assertThat(found("q=" + word + "%20hecken")).containsExactly(accredited.id());
    assertThat(found("q=" + word + "&district=401")).isEmpty();
    assertThat(found("q=" + word + "&theme=digitalisation")).isEmpty();
    assertThat(found("q=" + word + "%20dienste")).isEmpty();
    assertThat(
            api.get(DIRECTORY + "?q=" + word).with("If-None-Match", before.tag()).send().status())
        .as("another page is another tag")
        .isEqualTo(200);
  }

  @Test
  void countsTheFourSectorsOfWhatIsAskedFor() {
    accredit(applied("Verein " + word));
    accredit(applied("Werkstatt " + word, "BUSINESS"));
    accredit(applied("Labor " + word, "BUSINESS"));
    Answer balance = api.get(DIRECTORY + "/balance?q=" + word).send();
    assertThat(balance.body().path("total").asInt()).isEqualTo(3);
    assertThat(
            balance
                .body()
                .path("sectors")
                .valueStream()
                .map(it -> it.path("sector").asString() + " " + it.path("partners").asInt()))
        .containsExactly("ADMINISTRATION 0", "CIVIL_SOCIETY 1", "BUSINESS 2", "SCIENCE 0");
    assertThat(
            api.get(DIRECTORY + "/balance?district=901&theme=innovation&q=" + word)
                .send()
                .body()
                .path("total")
                .asInt(-1))
        .isZero();
    assertThat(
            api.get(DIRECTORY + "/balance?q=" + word)
                .with("If-None-Match", balance.tag())
                .send()
                .status())
        .isEqualTo(304);
  }

  @Test
  void isReadPageByPageByNameOrNewestFirst() {
    Answer beta = accredit(applied("Beta " + word));
    Answer alpha = accredit(applied("Älpha " + word));
    List<String> byName = new ArrayList<>();
    Answer page = api.get(DIRECTORY + "?limit=1&q=" + word).send();
    page.body().path("items").forEach(it -> byName.add(it.path("id").asString()));
    String next = page.body().path("next").asString();
    assertThat(page.header("Link")).contains("rel=\"next\"", next, "limit=1");
    page = api.get(DIRECTORY + "?limit=1&q=" + word + "&cursor=" + next).send();
    page.body().path("items").forEach(it -> byName.add(it.path("id").asString()));
    assertThat(page.body().has("next")).isFalse();
    assertThat(byName).containsExactly(alpha.id(), beta.id());
    assertThat(found("sort=newest&q=" + word)).hasSize(2);
    assertThat(api.get(DIRECTORY + "?sort=newest&q=" + word + "&cursor=" + next).send().errors())
        .as("a cursor of another list")
        .containsExactly("cursor unknown-cursor");
  }

  @Test
  void isLinkedDataForWhoAsksForIt() {
    Answer accredited = accredit(applied("Verein " + word));
    Answer one =
        api.get(DIRECTORY + "/" + accredited.id()).with("Accept", "application/ld+json").send();
    assertThat(one.status()).as(one.raw().body()).isEqualTo(200);
    assertThat(one.header("Content-Type")).startsWith("application/ld+json");
    assertThat(one.raw().headers().allValues("Vary").toString()).contains("Accept");
    JsonNode organisation = one.body();
    assertThat(organisation.path("@context").asString()).isEqualTo("https://schema.org");
    assertThat(organisation.path("@type").asString()).isEqualTo("Organization");
    assertThat(organisation.path("@id").asString()).isEqualTo(DIRECTORY + "/" + accredited.id());
    assertThat(organisation.path("url").asString()).isEqualTo("https://veedel-digital.example");
    assertThat(organisation.at("/description/0/@language").asString()).isEqualTo("de");
    assertThat(organisation.at("/areaServed/1/identifier").asString()).isEqualTo("401");
    assertThat(one.raw().body()).doesNotContain("Kim", "Venloer");

    Answer list = api.get(DIRECTORY + "?q=" + word).with("Accept", "application/ld+json").send();
    assertThat(list.body().path("@type").asString()).isEqualTo("ItemList");
    assertThat(list.body().at("/itemListElement/0/item/name").asString())
        .isEqualTo("Verein " + word);
    Answer plain = api.get(DIRECTORY + "?q=" + word).send();
    assertThat(plain.header("Content-Type")).startsWith("application/json");
    assertThat(plain.tag()).as("each form has its own tag").isNotEqualTo(list.tag());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | application/json",
        "application/ld+json;q=0.5, application/json | application/json",
        "application/json;q=0.5, application/ld+json | application/ld+json",
        "text/html, application/ld+json | application/ld+json"
      })
  void givesTheFormThatIsLikedBest(String accept, String form) {
    Answer list = api.get(DIRECTORY + "?q=" + word).with("Accept", accept).send();
    assertThat(list.status()).isEqualTo(200);
    assertThat(list.header("Content-Type")).startsWith(form);
  }

  @Test
  void countsInOneFormOnly() {
    Answer balance =
        api.get(DIRECTORY + "/balance").with("Accept", "application/ld+json, */*;q=0.1").send();
    assertThat(balance.header("Content-Type")).startsWith("application/json");
  }

  @Test
  void hasNoOtherForm() {
    assertThat(api.get(DIRECTORY).with("Accept", "text/html").send().status()).isEqualTo(406);
  }

  @Test
  void isATableForSpreadsheetsThatCarriesNothingOut() throws IOException {
    Answer accredited = accredit(applied("=Verein \\\"" + word + "\\\"; 1, 2"));
    String table = api.get(DIRECTORY + "/export?q=" + word).text();
    List<CSVRecord> lines =
        CSVParser.parse(
                table, CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())
            .getRecords();
    assertThat(lines).hasSize(1);
    CSVRecord line = lines.getFirst();
    assertThat(line.get("id")).isEqualTo(accredited.id());
    assertThat(line.get("name")).isEqualTo("'=Verein \"" + word + "\"; 1, 2");
    assertThat(line.get("sector")).isEqualTo("CIVIL_SOCIETY");
    assertThat(line.get("districts")).isEqualTo("3 401");
    assertThat(line.get("descriptionDe")).startsWith("Wir helfen");
    assertThat(line.get("descriptionEn")).isEmpty();
    assertThat(table).doesNotContain("Kim", "Venloer").contains("\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "sector=CHURCH, sector not-one-of",
    "theme=weather, theme not-one-of",
    "district=910, district unknown-district",
    "sort=oldest, sort not-one-of",
    "q=e.%20V., q no-search-word",
    "q=, q no-search-word",
    "q=ein%20zwei%20drei%20vier%20fuenf%20sechs, q too-many",
    "cursor=nonsense, cursor unknown-cursor"
  })
  void refusesAFilterThatIsNone(String query, String error) {
    Answer refused = api.get(DIRECTORY + "?" + query).send();
    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly(error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/balance", "/export"})
  void refusesTheSameElsewhere(String resource) {
    Answer refused =
        api.get(
                DIRECTORY
                    + resource
                    + "?theme=weather&q="
                    + "x".repeat(81)
                    + "&programme="
                    + "x".repeat(65))
            .send();
    assertThat(refused.errors())
        .containsExactly("programme too-long", "q too-long", "theme not-one-of");
  }

  private Answer applied(String name) {
    return applied(name, "CIVIL_SOCIETY");
  }

  private Answer applied(String name, String sector) {
    Answer applied =
        api.post("/api/partners")
            .as(applicant + " partner")
            .json(
                PartnersApi.organisation()
                    .replace("\"Veedel Digital e.V.\"", "\"" + name + "\"")
                    .replace("CIVIL_SOCIETY", sector))
            .send();
    assertThat(applied.status()).as(applied.raw().body()).isEqualTo(201);
    return applied;
  }

  private Answer accredit(Answer applied) {
    return api.step(api.recommended(applied, "ACCREDIT"), "approval", PartnersApi.APPROVER, "");
  }

  private List<String> found(String query) {
    Answer list = api.get(DIRECTORY + "?" + query).send();
    assertThat(list.status()).as(list.raw().body()).isEqualTo(200);
    return list.body().path("items").valueStream().map(it -> it.path("id").asString()).toList();
  }
}
