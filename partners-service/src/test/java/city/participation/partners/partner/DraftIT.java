package city.participation.partners.partner;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.PartnersApi;
import city.participation.partners.PartnersApi.Answer;
import city.participation.partners.RunningPartnersService;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** An application that is written over days. */
@RunningPartnersService
class DraftIT {

  private final String paula = "paula-" + UUID.randomUUID() + " partner";

  @LocalServerPort private int port;
  @Autowired private MongoOperations mongo;
  private PartnersApi api;

  @BeforeEach
  void connect() {
    api = new PartnersApi(port);
  }

  private Answer draft(String json) {
    Answer draft = api.post("/api/partners?draft=true").as(paula).json(json).send();
    assertThat(draft.status()).as(draft.raw().body()).isEqualTo(201);
    return draft;
  }

  private Answer amended(Answer draft, String json) {
    Answer amended =
        api.patch("/api/partners/" + draft.id()).as(paula).ifMatch(draft.tag()).json(json).send();
    assertThat(amended.status()).as(amended.raw().body()).isEqualTo(200);
    return amended;
  }

  private Answer apply(Answer draft) {
    return api.post("/api/partners/" + draft.id() + "/application")
        .as(paula)
        .ifMatch(draft.tag())
        .send();
  }

  @Test
  void beginsWithNothingAndIsAppliedWithOnceItSaysAll() {
    Answer begun = draft("{}");
    Answer named =
        amended(begun, "{\"name\": \"Veedel Digital e.V.\", \"address\": {\"city\": \"Köln\"}}");
    assertThat(named.body().path("name").asString()).isEqualTo("Veedel Digital e.V.");
    assertThat(named.body().at("/address/city").asString()).isEqualTo("Köln");
    assertThat(named.body().has("sector")).isFalse();
    Answer own = api.get("/api/partners?applicant=me").as(paula).send();
    assertThat(own.body().at("/items/0/name").asString()).isEqualTo("Veedel Digital e.V.");

    Answer refused = apply(named);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors())
        .containsExactly(
            "/address/postcode missing",
            "/address/street missing",
            "/contact missing",
            "/description missing",
            "/legalForm missing",
            "/sector missing",
            "/terms missing",
            "/themes missing");
    assertThat(api.get("/api/partners/" + begun.id()).as(paula).send().tag())
        .as("nothing has changed")
        .isEqualTo(named.tag());

    Answer applied = apply(amended(named, PartnersApi.organisation()));
    assertThat(applied.status()).as(applied.raw().body()).isEqualTo(200);
    Answer read = api.get("/api/partners/" + begun.id()).as(PartnersApi.REVIEWER).send();
    assertThat(read.body().path("status").asString()).isEqualTo("APPLIED");
    assertThat(read.body().path("sector").asString()).isEqualTo("CIVIL_SOCIETY");
    assertThat(read.body().at("/register/court").asString()).isEqualTo("Amtsgericht Köln");
    Document stored = mongo.findById(begun.id(), Document.class, "partners");
    assertThat(stored).doesNotContainKey("draft").containsKey("organisation");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\": \"V\"} | /name too-short",
        "{\"address\": {\"postcode\": \"5082\"}} | /address/postcode no-postcode",
        "{\"themes\": []} | /themes too-few",
        "{\"themes\": [\"weather\"]} | /themes/0 not-one-of",
        "{\"register\": {\"number\": \"99\"}} | /register/number no-register-number",
        "{\"contact\": {\"mail\": \"kim\"}} | /contact/mail no-mail-address",
        "{\"documents\": [{\"title\": \"Satzung\"}]} | /documents/0/url missing",
        "{\"nonsense\": 1} | /nonsense unknown-property"
      })
  void checksWhatIsThere(String json, String error) {
    Answer refused = api.post("/api/partners?draft=true").as(paula).json(json).send();
    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly(error);
    Answer draft = draft("{}");
    assertThat(
            api.patch("/api/partners/" + draft.id())
                .as(paula)
                .ifMatch(draft.tag())
                .json(json)
                .send()
                .errors())
        .containsExactly(error);
  }

  @Test
  void letsGoWhatWasSaid() {
    Answer draft = draft(PartnersApi.organisation());
    Answer less =
        amended(
            draft,
            "{\"name\": null, \"address\": {\"street\": null}, \"themes\": null, \"terms\": null}");
    assertThat(less.body().has("name")).isFalse();
    assertThat(apply(less).errors())
        .containsExactly(
            "/address/street missing", "/name missing", "/terms missing", "/themes missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"address\": {\"city\": null}} | /address/city", "{\"name\": null} | /name"})
  void isNotWhatAnAccreditedPartnerBecomesAgain(String patch, String pointer) {
    String name = paula.split(" ", -1)[0];
    Answer accredited = api.accredited(name);
    Answer refused =
        api.patch("/api/partners/" + accredited.id())
            .as(paula)
            .ifMatch(accredited.tag())
            .json(patch)
            .send();
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly(pointer + " missing");
  }

  @Test
  void isWithdrawnHoweverLittleItSays() {
    Answer draft = draft("{}");
    Answer withdrawn =
        api.post("/api/partners/" + draft.id() + "/withdrawal")
            .as(paula)
            .ifMatch(draft.tag())
            .send();
    assertThat(withdrawn.status()).as(withdrawn.raw().body()).isEqualTo(200);
    Answer read = api.get("/api/partners/" + draft.id()).as(paula).send();
    assertThat(read.body().path("status").asString()).isEqualTo("DISCARDED");
  }

  @Test
  void acceptsOnlyThePresentTerms() {
    Answer draft = draft(PartnersApi.organisation().replace(PartnersApi.TERMS, "2025-01"));
    assertThat(apply(draft).errors()).containsExactly("/terms/version terms-outdated");
  }

  /** Before drafts could be incomplete, they were stored like what is applied for. */
  @Test
  void isReadAsEarlierVersionsWroteIt() {
    Answer draft = draft(PartnersApi.organisation());
    Query that = Query.query(Criteria.where("_id").is(draft.id()));
    Document stored = mongo.findOne(that, Document.class, "partners");
    assertThat(stored).isNotNull();
    Document before = new Document(stored.get("draft", Document.class));
    Document register = before.get("register", Document.class);
    List<String> entry = List.of(register.getString("entry").split(" ", 2));
    before.put(
        "register",
        new Document("court", register.getString("court"))
            .append("type", entry.getFirst())
            .append("number", entry.getLast()));
    mongo.updateFirst(that, new Update().set("organisation", before).unset("draft"), "partners");

    Answer amended = amended(draft, "{\"website\": null, \"name\": \"Veedel Neu e.V.\"}");
    assertThat(amended.body().path("name").asString()).isEqualTo("Veedel Neu e.V.");
    Document after = mongo.findOne(that, Document.class, "partners");
    assertThat(after).containsKey("draft").doesNotContainKey("organisation");
    assertThat(apply(amended).status()).isEqualTo(200);
  }
}
