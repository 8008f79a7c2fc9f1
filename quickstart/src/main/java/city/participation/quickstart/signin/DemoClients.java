package city.participation.quickstart.signin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The demo people by client id, each with what its tokens say. */
public final class DemoClients {

  /** Everybody knows it: the sign-in listens on this machine alone. */
  public static final String SECRET = "demo";

  private static final Map<String, Demo> CLIENTS = clients();

  private DemoClients() {}

  /**
   * @param office where people of the city work
   */
  private record Demo(List<String> roles, @Nullable String office) {}

  static Set<String> ids() {
    return CLIENTS.keySet();
  }

  static List<String> rolesOf(String id) {
    Demo client = CLIENTS.get(id);
    return client == null ? List.of() : client.roles();
  }

  static @Nullable String officeOf(String id) {
    Demo client = CLIENTS.get(id);
    return client == null ? null : client.office();
  }

  private static Map<String, Demo> clients() {
    var clients = new LinkedHashMap<String, Demo>();
    numbered(clients, "participant", 9, new Demo(List.of("participant"), null));
    numbered(clients, "partner", 2, new Demo(List.of("partner"), null));
    numbered(
        clients, "staff", 2, new Demo(List.of("staff"), "Amt für Stadtentwicklung und Statistik"));
    numbered(
        clients,
        "moderator",
        2,
        new Demo(List.of("moderator", "staff"), "Büro für Öffentlichkeitsbeteiligung"));
    numbered(clients, "admin", 1, new Demo(List.of("admin"), "Amt für Informationsverarbeitung"));
    return Map.copyOf(clients);
  }

  private static void numbered(Map<String, Demo> clients, String name, int count, Demo of) {
    for (int number = 1; number <= count; number++) {
      clients.put("demo-" + name + "-" + number, of);
    }
  }
}
