package city.participation.events.district;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The official numbers of Cologne's 9 Stadtbezirke and 86 Stadtteile. */
@Component
public class Districts {

  private static final String TABLE = "districts.txt";

  private final Set<String> numbers;

  Districts() {
    try (InputStream in = Districts.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + TABLE);
      }
      numbers =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .flatMap(line -> Arrays.stream(line.split(" ", -1)))
              .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public boolean contains(String number) {
    return numbers.contains(number);
  }

  public int count() {
    return numbers.size();
  }
}
