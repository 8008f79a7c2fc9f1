package city.participation.gateway.description;

import static city.participation.gateway.description.ServiceDescription.object;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * What a service's components are called in the joined description: as before, unless another
 * service has something else under that name.
 */
final class ReferenceNames {

  private static final String COMPONENTS = "#/components/";

  private final Map<String, String> renamed = new HashMap<>();

  ReferenceNames(ServiceDescription service, Map<String, Map<String, Object>> taken) {
    // What refers to something renamed is no longer the same either, so until nothing changes.
    int before;
    do {
      before = renamed.size();
      service.components().forEach((kind, named) -> rename(service, kind, object(named), taken));
    } while (renamed.size() > before);
  }

  private void rename(
      ServiceDescription service,
      String kind,
      Map<String, Object> named,
      Map<String, Map<String, Object>> taken) {
    named.forEach((name, value) -> {
      Object other = taken.getOrDefault(kind, Map.of()).get(name);
      if (other != null && !other.equals(rewrite(value))) {
        renamed.put(
            COMPONENTS + kind + "/" + name, StringUtils.capitalize(service.service()) + name);
      }
    });
  }

  String of(String kind, String name) {
    return renamed.getOrDefault(COMPONENTS + kind + "/" + name, name);
  }

  /** A copy in which every reference, of a discriminator too, has the new name. */
  @Nullable Object rewrite(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, inner) -> copy.put(String.valueOf(name), rewrite(inner)));
        yield copy;
      }
      case List<?> list -> list.stream().map(this::rewrite).toList();
      case String text when text.startsWith(COMPONENTS) -> reference(text);
      case null -> null;
      default -> value;
    };
  }

  private String reference(String text) {
    String name = renamed.get(text);
    return name == null ? text : text.substring(0, text.lastIndexOf('/') + 1) + name;
  }
}
