package city.participation.events;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where others find what is told of here.
 *
 * @param publicUrl where the suite is reached from outside
 * @param eventLink the page of an event, with {@code {event}} in the place of its id
 */
@ConfigurationProperties("participation.events")
public record Addresses(URI publicUrl, String eventLink) {

  private static final String EVENT = "{event}";

  public Addresses {
    if (!eventLink.contains(EVENT)) {
      throw new IllegalArgumentException(
          "participation.events.event-link needs {event}, in the place of an event's id");
    }
    if (publicUrl.getHost() == null) {
      throw new IllegalArgumentException("participation.events.public-url is no address");
    }
  }

  public URI ofEvent(String id) {
    return URI.create(eventLink.replace(EVENT, id));
  }

  /** {@code path}: from the root, with its query. */
  public URI of(String path) {
    String base = publicUrl.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }
}
