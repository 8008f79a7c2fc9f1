package city.participation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against an API that takes in everything, but for what a test says. */
class SampleContentLoadTests {

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<SampleContent.Sample> SAMPLES = SampleContent.samples();
  private static final String FIRST = title(SAMPLES.getFirst());

  @TempDir private Path folder;
  private HttpServer server;
  private final Map<String, String> idOfTitle = new HashMap<>();
  private final Map<String, String> status = new HashMap<>();
  private final PartnersStandIn partners = new PartnersStandIn();
  private final ProgrammesStandIn programmes = new ProgrammesStandIn();
  private final Map<String, String> programmeOfTitle = new HashMap<>();
  private boolean supportingIsOver;
  private String submitting = "";
  private int submittingRefused;
  private final EventsStandIn events = new EventsStandIn();
  private final EngagementsStandIn engagements = new EngagementsStandIn();
  private int submissions;
  private boolean firstIsRefused;
  private boolean keysAreSpent;
  private final List<String> endorsed = new ArrayList<>();
  private String endorsing = "";
  private int endorsingRefused;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/oauth2/token", exchange -> answer(exchange, 200, "{\"access_token\":\"t\"}"));
    server.createContext("/api/ideas", this::ideas);
    server.createContext("/api/partners", partners);
    server.createContext("/api/programmes", programmes);
    server.createContext("/api/events", events);
    server.createContext("/api/engagements", engagements);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void isLoadedOnce() throws Exception {
    assertThat(load()).contains("sample content is loaded");
    assertThat(load()).isEmpty();
    assertThat(submissions).isEqualTo(SAMPLES.size());
  }

  @Test
  void repeatsTheStepOfALineThatWasCutShort() throws Exception {
    load();
    var first = SAMPLES.getFirst().key();
    Files.writeString(journal(), first + " " + idOfTitle.get(FIRST).substring(0, 2));
    submissions = 0;

    load();

    assertThat(submissions).isEqualTo(SAMPLES.size());
    assertThat(Files.readAllLines(journal())).contains(first + " " + idOfTitle.get(FIRST));
  }

  @Test
  void findsWhatWasSubmittedLongerAgoThanKeysAreKept() throws Exception {
    load();
    Files.delete(journal());
    keysAreSpent = true;

    assertThat(load()).contains("sample content is loaded");
    assertThat(idOfTitle).hasSameSizeAs(SAMPLES);
  }

  @Test
  void saysWhatIsRefusedAndTriesItAgainAtTheNextStart() throws Exception {
    firstIsRefused = true;
    assertThat(load())
        .contains(SAMPLES.getFirst().key())
        .contains("not this one")
        .contains("lacks 1 ideas");
    assertThat(idOfTitle).hasSize(SAMPLES.size() - 1);

    firstIsRefused = false;
    assertThat(load()).contains("sample content is loaded");
    assertThat(submissions).isEqualTo(SAMPLES.size() + 1);
  }

  @Test
  void saysWhichIdeaIsNotAsItLeftIt() throws Exception {
    load();
    status.put(idOfTitle.get(FIRST), "WITHDRAWN");
    Files.writeString(journal(), Files.readString(journal()).replace("all done\n", ""));

    assertThat(load()).contains(SAMPLES.getFirst().key() + " is WITHDRAWN meanwhile");
  }

  @Test
  void accreditsPartnersByTwoOfTheStaff() throws Exception {
    load();
    assertThat(partners.steps())
        .hasSize(5 + 4 * 3)
        .containsSubsequence("review", "recommendation", "approval")
        .filteredOn("approval"::equals)
        .hasSize(4);
  }

  @Test
  void goesOnWithAPartnerWhereALoadBrokeOff() throws Exception {
    load();
    var steps = partners.steps().size();
    Files.writeString(journal(), Files.readString(journal()).replaceAll("(?m)^partner.*\\n", ""));
    assertThat(load()).contains("loading 5 sample partners").contains("sample content is loaded");
    assertThat(partners.steps()).as("found, not applied for again").hasSize(steps);
  }

  @Test
  void saysWhichPartnerIsRefusedAndLoadsTheIdeasAllTheSame() throws Exception {
    partners.refuse("Veedelslabor");
    assertThat(load())
        .contains("sample partner veedelslabor")
        .contains("lacks 1 partners")
        .doesNotContain("sample content is loaded");
    assertThat(submissions).isEqualTo(SAMPLES.size());
    partners.refuse("nobody");
    assertThat(load()).contains("sample content is loaded");
    assertThat(submissions).isEqualTo(SAMPLES.size());
  }

  @Test
  void leavesAPartnerAsPeopleMadeIt() throws Exception {
    partners.refuse("Veedelslabor");
    load();
    partners.refuse("nobody");
    partners.add("Veedelslabor Ehrenfeld e.V.", "SUSPENDED");
    assertThat(load()).contains("sample partner veedelslabor is SUSPENDED meanwhile");
  }

  @Test
  void agreesToSomeEngagementsOncePartnersServiceKnowsTheProgramme() throws Exception {
    engagements.refuse(422, "unknown-programme", 2);
    assertThat(load()).contains("sample content is loaded");
    assertThat(engagements.statuses()).containsExactly("AGREED", "AGREED", "PROPOSED");
    load();
    assertThat(engagements.statuses()).as("not again").hasSize(3);
  }

  @Test
  void goesOnWithAnEngagementWhereALoadBrokeOff() throws Exception {
    load();
    Files.writeString(
        journal(), Files.readString(journal()).replaceAll("(?m)^engagement.*\\n", ""));
    assertThat(load()).contains("sample content is loaded");
    assertThat(engagements.statuses()).as("found, not proposed again").hasSize(3);
  }

  @Test
  void saysWhichEngagementIsRefusedAndTriesItAgainAtTheNextStart() throws Exception {
    engagements.refuse(400, "invalid-request", 1);
    assertThat(load())
        .contains("sample engagement-stadtklima-institut-EXPERT")
        .contains("lacks 1 engagements")
        .doesNotContain("sample content is loaded");
    assertThat(load()).contains("sample content is loaded");
    assertThat(engagements.statuses()).hasSize(3);
  }

  @Test
  void leavesOutTheEngagementOfAPartnerThatPeopleSuspended() throws Exception {
    engagements.refuse(409, "partner-not-accredited", 1);
    assertThat(load())
        .contains("engagement-stadtklima-institut-EXPERT: partner-not-accredited, and is left so")
        .contains("sample content is loaded");
    assertThat(engagements.statuses()).hasSize(2);
  }

  @Test
  void announcesProgrammesOfWhichOneIsOpenNow() throws Exception {
    load();
    assertThat(programmes.statuses()).containsExactly("ANNOUNCED", "ANNOUNCED");
    var now = Instant.now();
    assertThat(programmes.stages())
        .hasSize(3)
        .allSatisfy(it -> assertThat(moment(it, "closesAt")).isAfter(now));
    assertThat(programmes.stages().stream().filter(it -> moment(it, "opensAt").isBefore(now)))
        .hasSize(1);
  }

  @Test
  void goesOnWithAProgrammeWhereALoadBrokeOff() throws Exception {
    programmes.announceNothing(true);
    assertThat(load())
        .contains("sample programme koeln-21")
        .contains("lacks 2 programmes")
        .doesNotContain("sample content is loaded");
    programmes.announceNothing(false);
    programmes.spendKeys();
    Files.writeString(
        journal(), Files.readString(journal()).replaceAll("(?m)^programme-.*\\n", ""));

    assertThat(load()).contains("sample content is loaded");
    assertThat(programmes.statuses())
        .as("found, not drafted again")
        .containsExactly("ANNOUNCED", "ANNOUNCED");
    assertThat(programmes.stages()).hasSize(3);
  }

  @Test
  void submitsIdeasToTheirProgrammeOnceThatIsKnown() throws Exception {
    submitting = "unknown-programme";
    submittingRefused = 2;
    assertThat(load()).contains("sample content is loaded");
    var belonging = SAMPLES.stream().filter(one -> one.programme() != null);
    assertThat(programmeOfTitle.keySet())
        .containsExactlyInAnyOrderElementsOf(belonging.map(SampleContentLoadTests::title).toList());
    assertThat(programmeOfTitle.values()).as("the first programme's id").containsOnly("0");
  }

  @Test
  void submitsAnIdeaWithoutItsProgrammeOnceThatIsOver() throws Exception {
    submitting = "stage-closed";
    submittingRefused = 1;
    assertThat(load())
        .contains("sample idea " + SAMPLES.getFirst().key() + " is too late for its programme")
        .contains("sample content is loaded");
    assertThat(idOfTitle).containsKey(FIRST);
    assertThat(programmeOfTitle).doesNotContainKey(FIRST);
  }

  @Test
  void leavesAnIdeaThatCanNoLongerBeSupportedAsItIs() throws Exception {
    supportingIsOver = true;
    assertThat(load())
        .contains("sample idea " + SAMPLES.getFirst().key() + " is closed meanwhile")
        .contains("sample content is loaded");
  }

  @Test
  void schedulesEventsOfWhichSomeAreOverSoon() throws Exception {
    load();
    var now = Instant.now();
    assertThat(events.all())
        .hasSameSizeAs(SampleEvent.all())
        .allSatisfy(it -> {
          assertLoaded(it);
          assertThat(moment(it, "endsAt")).isAfter(now);
          assertThat(it.required("programmeId").asString()).matches("[01]");
        });
    assertThat(events.all().stream().filter(it -> moment(it, "startsAt").isBefore(now)))
        .hasSize(2)
        .allSatisfy(it -> assertThat(moment(it, "endsAt")).isBefore(now.plusSeconds(90)));
  }

  @Test
  void goesOnWithAnEventWhereALoadBrokeOff() throws Exception {
    events.scheduleNothing(true);
    assertThat(load())
        .contains("sample event auftakt")
        .contains("lacks 7 events")
        .doesNotContain("sample content is loaded");
    events.scheduleNothing(false);
    events.spendKeys();
    Files.writeString(journal(), Files.readString(journal()).replaceAll("(?m)^event-.*\\n", ""));

    assertThat(load()).contains("sample content is loaded");
    assertThat(events.all()).as("found, not drafted again").hasSize(7);
    assertThat(events.all()).allSatisfy(SampleContentLoadTests::assertLoaded);
  }

  @Test
  void draftsAnewWhatWasNotScheduledInTime() throws Exception {
    events.scheduleNothing(true);
    load();
    events.scheduleNothing(false);
    events.letTheFirstPass();
    assertThat(load()).contains("sample content is loaded");
    assertThat(events.all().stream().map(it -> it.required("status").asString()))
        .containsExactly(
            "DISCARDED",
            "SCHEDULED",
            "SCHEDULED",
            "SCHEDULED",
            "RUNNING",
            "SCHEDULED",
            "DISCARDED",
            "RUNNING");
  }

  /** What a series was planned from is a draft that nobody needs any more. */
  private static void assertLoaded(JsonNode event) {
    assertThat(event.required("status").asString())
        .isIn("SCHEDULED", "RUNNING", "DISCARDED")
        .satisfies(it -> assertThat(it.equals("DISCARDED")).isEqualTo(event.has("rule")));
  }

  @Test
  void schedulesACoHostedEventOnceItsCoHostIsKnown() throws Exception {
    events.knowCoHostsAfter(2);
    assertThat(load()).contains("sample content is loaded");
    assertThat(events.all())
        .filteredOn(it -> it.has("coHosts"))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.required("status").asString()).isEqualTo("SCHEDULED");
          assertThat(it.required("coHosts").toString())
              .isEqualTo("[\"%s\"]".formatted(noted("partner-veedelslabor")));
        });
  }

  @Test
  void leavesOutAnEventUntilItsCoHostIsThere() throws Exception {
    partners.refuse("Veedelslabor");
    assertThat(load())
        .contains("sample event werkstatt-ehrenfeld: partner-veedelslabor is not there")
        .contains("lacks 1 events");
    partners.refuse("nobody");
    assertThat(load()).contains("sample content is loaded");
    assertThat(events.all()).hasSameSizeAs(SampleEvent.all());
  }

  @Test
  void tellsWhatCameOfPastEventsOnceTheyAreOver() throws Exception {
    load();
    assertThat(documented()).as("nobody waits for that").isEmpty();
    events.holdAfter(3);
    assertThat(finish()).contains("past sample events are documented");
    assertThat(documented())
        .hasSize(2)
        .first()
        .satisfies(it -> {
          assertThat(it.required("minutesUrl").asString()).startsWith("https://");
          assertThat(it.required("ideas").toString())
              .isEqualTo(
                  "[\"%s\",\"%s\"]"
                      .formatted(noted("schattenplaetze-neumarkt"), noted("ki-leichte-sprache")));
        });
    assertThat(finish()).as("not again").isEmpty();
  }

  @Test
  void goesOnWithDocumentationsWhereALoadBrokeOff() throws Exception {
    load();
    assertThat(finish()).contains("past sample events are documented");
    var before = documented();
    Files.writeString(journal(), Files.readString(journal()).replace("documentations done\n", ""));
    assertThat(finish())
        .contains("sample event auftakt is DOCUMENTED and is left so")
        .contains("past sample events are documented");
    assertThat(documented()).isEqualTo(before);
  }

  @Test
  void saysWhichEventIsNotDocumentedAndTriesItAgainAtTheNextStart() throws Exception {
    load();
    events.holdAfter(1_000);
    assertThat(finish())
        .contains("sample event auftakt is not documented: it is still RUNNING")
        .contains("lacks 2 documentations");
    events.holdAfter(0);
    assertThat(finish()).contains("past sample events are documented");
    assertThat(documented()).hasSize(2);
  }

  @Test
  void documentsNoEventThatIsNotThere() throws Exception {
    assertThat(finish())
        .contains("sample event auftakt is not documented: event-auftakt is not there");
    load();
    assertThat(finish()).contains("past sample events are documented");
  }

  private List<JsonNode> documented() {
    var told = new ArrayList<JsonNode>();
    events.all().stream()
        .filter(it -> it.has("documentation"))
        .forEach(it -> told.add(it.required("documentation")));
    return told;
  }

  private String noted(String key) throws IOException {
    return Files.readAllLines(journal()).stream()
        .filter(line -> line.startsWith(key + " "))
        .map(line -> line.substring(key.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private static Instant moment(JsonNode stage, String name) {
    return OffsetDateTime.parse(stage.required(name).asString()).toInstant();
  }

  @Test
  void waitsUntilThePartnersAreKnownBeforeTheyEndorse() throws Exception {
    endorsing = "not-a-member";
    endorsingRefused = 2;
    assertThat(load()).contains("sample content is loaded");
    assertThat(endorsed).hasSameSizeAs(SampleEndorsements.samples()).doesNotHaveDuplicates();
    assertThat(endorsed)
        .allMatch(path -> path.matches("/api/ideas/idea-[0-9]+/endorsements/[0-9]"));
    load();
    assertThat(endorsed).as("not again").hasSameSizeAs(SampleEndorsements.samples());
  }

  @Test
  void saysWhichEndorsementIsRefusedAndTriesItAgainAtTheNextStart() throws Exception {
    endorsing = "invalid-request";
    endorsingRefused = 1;
    assertThat(load())
        .contains("sample endorsement of schattenplaetze-neumarkt by stadtklima-institut")
        .contains("lacks 1 endorsements")
        .doesNotContain("sample content is loaded");
    assertThat(load()).contains("sample content is loaded");
    assertThat(submissions).isEqualTo(SAMPLES.size());
  }

  @Test
  void leavesOutTheEndorsementOfAPartnerThatPeopleSuspended() throws Exception {
    endorsing = "partner-suspended";
    endorsingRefused = 1;
    assertThat(load())
        .contains("by stadtklima-institut: partner-suspended, and is left so")
        .contains("sample content is loaded");
    assertThat(endorsed).hasSize(SampleEndorsements.samples().size() - 1);
  }

  private interface Loading {
    void of(SampleContent content) throws InterruptedException;
  }

  private String load() throws InterruptedException {
    return run(SampleContent::load);
  }

  private String finish() throws InterruptedException {
    return run(content -> content.finish(Duration.ofMillis(1)));
  }

  private String run(Loading loading) throws InterruptedException {
    var terminal = new ByteArrayOutputStream();
    var url = "http://127.0.0.1:" + server.getAddress().getPort();
    var progress = new Progress(new PrintStream(terminal, true, StandardCharsets.UTF_8));
    loading.of(new SampleContent(new PublicApi(url, url), journal(), progress));
    return terminal.toString(StandardCharsets.UTF_8);
  }

  private Path journal() {
    return folder.resolve("sample-content.log");
  }

  private static String title(SampleContent.Sample sample) {
    return sample.submission().required("title").asString();
  }

  private void ideas(HttpExchange exchange) throws IOException {
    var path = Path.of(exchange.getRequestURI().getPath());
    var id = path.getNameCount() > 2 ? path.getName(2).toString() : "";
    switch (exchange.getRequestMethod()) {
      case "GET" -> {
        if (id.isEmpty()) {
          answer(exchange, 200, list());
        } else {
          exchange.getResponseHeaders().set("ETag", "\"1\"");
          answer(exchange, 200, "{\"status\":\"%s\"}".formatted(status.get(id)));
        }
      }
      case "POST" -> {
        if (id.isEmpty()) {
          submit(exchange);
        } else {
          status.put(id, path.endsWith("publication") ? "PUBLISHED" : "REJECTED");
          answer(exchange, 200, "{}");
        }
      }
      default -> {
        if (path.toString().contains("/endorsements/")) {
          endorse(exchange);
        } else if (supportingIsOver) {
          answer(exchange, 409, "{\"code\":\"stage-closed\"}");
        } else {
          answer(exchange, 200, "{}");
        }
      }
    }
  }

  private void endorse(HttpExchange exchange) throws IOException {
    if (endorsingRefused > 0) {
      endorsingRefused--;
      answer(exchange, 409, "{\"code\":\"%s\"}".formatted(endorsing));
    } else {
      endorsed.add(exchange.getRequestURI().getPath());
      answer(exchange, 200, "{}");
    }
  }

  private void submit(HttpExchange exchange) throws IOException {
    submissions++;
    var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
    var title = body.required("title").asString();
    if (body.has("programme") && submittingRefused > 0) {
      submissions--;
      submittingRefused--;
      answer(exchange, 409, "{\"code\":\"%s\"}".formatted(submitting));
    } else if (firstIsRefused && title.equals(FIRST)) {
      answer(exchange, 400, "{\"detail\":\"not this one\"}");
    } else if (keysAreSpent) {
      answer(exchange, 422, "{\"code\":\"idempotency-key-reused\"}");
    } else {
      if (body.has("programme")) {
        programmeOfTitle.put(title, body.required("programme").asString());
      }
      var id = idOfTitle.computeIfAbsent(title, unknown -> "idea-" + idOfTitle.size());
      status.putIfAbsent(id, "SUBMITTED");
      answer(exchange, 201, "{\"id\":\"%s\"}".formatted(id));
    }
  }

  private String list() {
    return idOfTitle.entrySet().stream()
        .map(idea -> JSON.writeValueAsString(Map.of("id", idea.getValue(), "title", idea.getKey())))
        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
  }

  static void answer(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
