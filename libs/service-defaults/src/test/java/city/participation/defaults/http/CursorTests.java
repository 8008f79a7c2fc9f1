package city.participation.defaults.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.participation.defaults.problem.Problem;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CursorTests {

  @Test
  void returnsWhatWasPutIn() {
    Cursor cursor = Cursor.of("newest", "2026-11-23T10:00:00Z", "Köln-42", 7);
    assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
    assertThat(cursor.keysOf("newest", 3)).containsExactly("2026-11-23T10:00:00Z", "Köln-42", "7");
  }

  @Test
  void keepsEmptyKeys() {
    assertThat(Cursor.parse(Cursor.of("k", "", "a", "").toString()).keys())
        .isEqualTo(List.of("", "a", ""));
  }

  @Test
  void refusesAnyChangeOfOneCharacter() {
    String good = Cursor.of("newest", "2026-11-23T10:00:00Z", "42").toString();
    Random random = new Random(7);
    for (int i = 0; i < good.length(); i++) {
      char other;
      do {
        other = "ABCDEFGHabcdefgh0123456789-_".charAt(random.nextInt(28));
      } while (other == good.charAt(i));
      String changed = good.substring(0, i) + other + good.substring(i + 1);
      assertThatExceptionOfType(Problem.class).as(changed).isThrownBy(() -> Cursor.parse(changed));
    }
  }

  @Test
  void refusesAnotherOrder() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> Cursor.of("newest", 1).keysOf("most-supported", 1));
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> Cursor.of("newest", 1).keysOf("newest", 2));
  }
}
