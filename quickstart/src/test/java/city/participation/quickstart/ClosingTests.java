package city.participation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ClosingTests {

  @Test
  void closesEveryPartTheLastFirstThoughSomeCannotBeClosed() {
    var closed = new ArrayList<String>();
    var closing = new Closing();
    closing.add(() -> closed.add("first"));
    closing.add(() -> {
      throw new IllegalStateException("second");
    });
    closing.add(() -> {
      throw new IllegalStateException("third");
    });
    closing.add(() -> closed.add("fourth"));

    assertThatThrownBy(closing::close)
        .hasMessage("third")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    assertThat(closed).containsExactly("fourth", "first");
  }
}
