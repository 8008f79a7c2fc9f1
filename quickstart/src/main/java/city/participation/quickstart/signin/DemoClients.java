package city.participation.quickstart.signin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The demo people by client id, each with the roles its tokens carry. */
public final class DemoClients {

  /** Everybody knows it: the sign-in listens on this machine alone. */
  public static final String SECRET = "demo";

  private static final Map<String, List<String>> ROLES = roles();

  private DemoClients() {}

  static Set<String> ids() {
    return ROLES.keySet();
  }

  static List<String> rolesOf(String id) {
    return ROLES.getOrDefault(id, List.of());
  }

  private static Map<String, List<String>> roles() {
    var roles = new LinkedHashMap<String, List<String>>();
    numbered(roles, "participant", 9, List.of("participant"));
    numbered(roles, "partner", 2, List.of("partner"));
    numbered(roles, "staff", 2, List.of("staff"));
    numbered(roles, "moderator", 2, List.of("moderator", "staff"));
    numbered(roles, "admin", 1, List.of("admin"));
    return Map.copyOf(roles);
  }

  private static void numbered(
      Map<String, List<String>> roles, String name, int count, List<String> of) {
    for (int number = 1; number <= count; number++) {
      roles.put("demo-" + name + "-" + number, of);
    }
  }
}
