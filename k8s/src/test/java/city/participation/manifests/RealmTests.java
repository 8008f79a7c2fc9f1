package city.participation.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The realm that a sign-in for a machine of one's own imports. */
class RealmTests {

  private static final Path FILE = Manifest.FOLDER.resolve("components/sign-in/realm.json");

  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  @Test
  void hasTheDemoClientsOfTheQuickstart() throws IOException {
    RealmRepresentation realm = realm();

    Map<String, List<String>> roles = new TreeMap<>();
    for (UserRepresentation user : realm.getUsers()) {
      assertThat(user.getUsername())
          .isEqualTo("service-account-" + user.getServiceAccountClientId());
      roles.put(user.getServiceAccountClientId(), user.getRealmRoles());
    }
    assertThat(roles).isEqualTo(demoClients());
    assertThat(realm.getClients().stream().map(client -> client.getClientId()))
        .containsExactlyInAnyOrderElementsOf(roles.keySet());
    assertThat(realm.getClients())
        .allSatisfy(client -> {
          assertThat(client.getSecret()).isEqualTo("demo");
          assertThat(client.isServiceAccountsEnabled()).isTrue();
          assertThat(client.isPublicClient()).isFalse();
          assertThat(client.getDefaultClientScopes()).containsExactly("participation-api");
        });
    assertThat(realm.getRoles().getRealm().stream().map(role -> role.getName()))
        .containsExactlyInAnyOrder("participant", "staff", "moderator", "admin", "partner");
  }

  @Test
  void saysInTokensWhatTheServicesRead() throws IOException {
    Map<String, Map<String, String>> claims =
        realm().getClientScopes().getFirst().getProtocolMappers().stream()
            .collect(
                Collectors.toMap(
                    ProtocolMapperRepresentation::getName,
                    ProtocolMapperRepresentation::getConfig));

    assertThat(claims.keySet()).containsExactlyInAnyOrder("sub", "audience", "roles", "office");
    assertThat(claims.values())
        .allSatisfy(claim -> assertThat(claim).containsEntry("access.token.claim", "true"));
    assertThat(claims.get("audience"))
        .containsEntry("included.custom.audience", "participation-api");
    assertThat(claims.get("roles"))
        .containsEntry("claim.name", "roles")
        .containsEntry("multivalued", "true");
    assertThat(claims.get("office")).containsEntry("claim.name", "office");
  }

  @Test
  void knowsTheOfficeOfStaffAndModeratorsOnly() throws IOException {
    assertThat(realm().getUsers())
        .allSatisfy(user ->
            assertThat(user.getAttributes() != null && user.getAttributes().containsKey("office"))
                .as(user.getUsername())
                .isEqualTo(user.getRealmRoles().contains("staff")));
  }

  @Test
  void refusesWhatARealmDoesNotHave() throws IOException {
    String twin = Files.readString(FILE).replace("\"secret\"", "\"password\"");

    assertThatThrownBy(() -> STRICT.readValue(twin, RealmRepresentation.class))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("password");
  }

  private static RealmRepresentation realm() throws IOException {
    return STRICT.readValue(Files.readString(FILE), RealmRepresentation.class);
  }

  /** As in quickstart's DemoClients and in the help of ./token. */
  private static Map<String, List<String>> demoClients() {
    Map<String, List<String>> clients = new TreeMap<>();
    add(clients, "participant", 9, List.of("participant"));
    add(clients, "partner", 2, List.of("partner"));
    add(clients, "staff", 2, List.of("staff"));
    add(clients, "moderator", 2, List.of("moderator", "staff"));
    add(clients, "admin", 1, List.of("admin"));
    return clients;
  }

  private static void add(
      Map<String, List<String>> clients, String name, int count, List<String> roles) {
    for (int number = 1; number <= count; number++) {
      clients.put("demo-" + name + "-" + number, roles);
    }
  }
}
