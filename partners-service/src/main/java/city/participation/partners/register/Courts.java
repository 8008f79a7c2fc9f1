package city.participation.partners.register;

import city.participation.partners.organisation.RegisterReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Courts that keep registers: all of North Rhine-Westphalia, and the larger ones elsewhere. */
@Component
class Courts {

  private static final String TABLE = "courts.txt";

  private final Set<String> places;

  Courts() {
    try (InputStream in = Courts.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + TABLE);
      }
      places =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .flatMap(line -> Arrays.stream(line.split("\\|", -1)))
              .map(name -> RegisterReference.place(name.strip()))
              .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** However the court is written. */
  boolean contain(String court) {
    return places.contains(RegisterReference.place(court));
  }
}
