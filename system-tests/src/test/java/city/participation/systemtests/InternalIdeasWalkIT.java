package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An idea of the administration's own programme, on the same paths as everybody's. */
@ExtendWith(SharedSuite.class)
class InternalIdeasWalkIT {

  private static final String AUTHOR = "demo-staff-2";
  private static final String COLLEAGUE = "demo-staff-1";
  private static final String CITIZEN = "demo-participant-4";

  @Test
  void isThereForTheCityAndForNobodyElse(Api api) {
    var everybodys = api.publish(api.submit(CITIZEN, "Sitzkissen für den Rathenauplatz"));
    var programme =
        Programmes.announced(
            api, "Verwaltung probiert aus", "INTERNAL", List.of("SUBMIT", "SUPPORT"));
    var idea = Ideas.published(api, AUTHOR, "Adressen nur einmal erfassen", programme);
    var path = "/api/ideas/" + idea;
    var list = "/api/ideas?programme=" + programme;

    assertThat(api.get(COLLEAGUE, path).expect(200).json().required("status").asString())
        .isEqualTo("PUBLISHED");
    assertThat(ids(api, COLLEAGUE, list)).containsExactly(idea);
    assertThat(ids(api, COLLEAGUE, "/api/ideas")).contains(idea, everybodys);
    api.get(COLLEAGUE, path + "/revisions").expect(200);
    assertThat(api.support(COLLEAGUE, idea)).isEqualTo(200);

    assertThat(api.get(null, path).status()).isEqualTo(404);
    assertThat(api.get(null, path + "/revisions").status()).isEqualTo(404);
    assertThat(api.get(CITIZEN, path).status()).isEqualTo(404);
    assertThat(api.support(CITIZEN, idea)).isEqualTo(404);
    for (var stranger : new @Nullable String[] {null, CITIZEN}) {
      assertThat(ids(api, stranger, list)).isEmpty();
      assertThat(ids(api, stranger, "/api/ideas")).contains(everybodys).doesNotContain(idea);
      assertThat(ids(api, stranger, "/api/ideas?sort=most-supported"))
          .contains(everybodys)
          .doesNotContain(idea);
    }
    assertThat(api.get(null, Programmes.PATH + "/" + programme).status()).isEqualTo(404);
    var refused = api.post(CITIZEN, "/api/ideas", Ideas.idea("Ich möchte auch", programme));
    assertThat(refused.body()).contains("/programme", "unknown-programme");
  }

  private static List<String> ids(Api api, @Nullable String client, String path) {
    return Pages.all(api, client, path).stream().map(it -> it.required("id").asString()).toList();
  }
}
