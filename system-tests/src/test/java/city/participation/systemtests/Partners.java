package city.participation.systemtests;

import city.participation.systemtests.Api.Answer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Organisations on their way, as applicants and staff take it. */
final class Partners {

  static final String PATH = "/api/partners";
  static final String REVIEWER = "demo-staff-1";
  static final String APPROVER = "demo-staff-2";

  private Partners() {}

  /** {@code register}: its entry at the court of Cologne, as no other organisation has it. */
  static Map<String, Object> organisation(String name, String register) {
    return Map.ofEntries(
        Map.entry("name", name),
        Map.entry("legalForm", "REGISTERED_ASSOCIATION"),
        Map.entry("sector", "CIVIL_SOCIETY"),
        Map.entry("register", Map.of("court", "Amtsgericht Köln", "number", register)),
        Map.entry(
            "address", Map.of("street", "Venloer Straße 1", "postcode", "50823", "city", "Köln")),
        Map.entry(
            "description",
            Map.of("de", "Wir helfen im Veedel beim Umgang mit digitalen Diensten.")),
        Map.entry("districts", List.of("401")),
        Map.entry("themes", List.of("digitalisation")),
        Map.entry("contact", Map.of("name", "Kim Beispiel", "mail", "kim@wegweiser.example")),
        Map.entry("terms", Map.of("version", "2026-01")));
  }

  static Answer step(Api api, String who, Answer before, String resource, @Nullable Object body) {
    return Steps.step(api, who, PATH, before, resource, body);
  }

  /** What follows an answer of the applicant to the reviewer's questions. */
  static Answer accredit(Api api, Answer reviewed) {
    var verdict = Map.of("verdict", "ACCREDIT", "reason", "Alle Unterlagen sind geprüft.");
    var recommended = step(api, REVIEWER, reviewed, "recommendation", verdict);
    return step(api, APPROVER, recommended, "approval", null);
  }

  static Answer accredited(Api api, String applicant, String name, String register) {
    var applied = api.post(applicant, PATH, organisation(name, register)).expect(201);
    return accredit(api, step(api, REVIEWER, applied, "review", null));
  }

  /** With what whoever is invited joins, once. */
  static Map<String, String> invite(Api api, String owner, Answer partner) {
    var path = PATH + "/" + partner.json().required("id").asString() + "/invitations";
    var invited =
        api.send(
                api.request(owner, path)
                    .header("If-Match", Objects.requireNonNull(partner.etag()))
                    .header("Content-Type", "application/json")
                    .POST(Api.json(Map.of("role", "EDITOR"))))
            .expect(201);
    return Map.of("token", invited.json().required("token").asString());
  }
}
