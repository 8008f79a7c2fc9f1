package city.participation.engines.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyBytesTests {

  /** Without doubles beyond the longs, which upstream takes for equal to the largest ones. */
  private static final List<Object> NUMBERS =
      List.of(
          0,
          1,
          -1,
          2.5,
          -2.5,
          0.0,
          -0.0,
          1L,
          7,
          1e-300,
          Integer.MAX_VALUE,
          Integer.MIN_VALUE,
          1L << 53,
          (1L << 53) + 1,
          -(1L << 53) - 1,
          Long.MAX_VALUE,
          Long.MAX_VALUE - 1,
          Long.MIN_VALUE);

  private static final List<String> STRINGS =
      List.of(
          "",
          "a",
          "ab",
          "b",
          "\0",
          "\0\0",
          "\1",
          "a\0",
          "Z",
          "ä",
          "ß",
          "€",
          "\uFFFD",
          "\uD83C\uDF33");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void ordersAsTheServerDoesUpAndDown(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      Object left = value(random, 0);
      Object right = value(random, 0);
      int expected = Integer.signum(ValueComparator.ascWithoutListHandling().compare(left, right));
      byte[] a = KeyBytes.of(left);
      byte[] b = KeyBytes.of(right);
      assertThat(Integer.signum(Arrays.compareUnsigned(a, b)))
          .as("seed %d: %s and %s", seed, left, right)
          .isEqualTo(expected);
      assertThat(Integer.signum(Arrays.compareUnsigned(KeyBytes.inverted(a), KeyBytes.inverted(b))))
          .as("seed %d, inverted: %s and %s", seed, left, right)
          .isEqualTo(-expected);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void noValueIsTheBeginningOfAnother(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] a = KeyBytes.of(value(random, 0));
      byte[] b = KeyBytes.of(value(random, 0));
      boolean begins = a.length < b.length && Arrays.equals(a, Arrays.copyOf(b, a.length));
      assertThat(begins).isFalse();
      assertThat(Arrays.compareUnsigned(a, KeyBytes.after(a))).isNegative();
    }
  }

  @Test
  void ordersDoublesBeyondTheLongs() {
    List<Object> ascending =
        List.of(
            Double.NEGATIVE_INFINITY,
            -1e300,
            Long.MIN_VALUE,
            0,
            Long.MAX_VALUE,
            1e300,
            Double.POSITIVE_INFINITY);
    assertThat(ascending.stream().map(KeyBytes::of).toList())
        .isSortedAccordingTo(Arrays::compareUnsigned)
        .doesNotHaveDuplicates();
  }

  @Test
  void putsAnEmptyArrayBeforeNull() {
    byte[] empty = KeyBytes.of(new KeyBytes.EmptyArray());
    assertThat(Arrays.compareUnsigned(empty, KeyBytes.of(null))).isNegative();
    assertThat(Arrays.compareUnsigned(empty, KeyBytes.of(MinKey.getInstance()))).isPositive();
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 1 ? 9 : 11)) {
      case 0, 1 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
      case 2, 3 -> STRINGS.get(random.nextInt(STRINGS.size()));
      case 4 -> random.nextBoolean();
      case 5 -> Instant.ofEpochMilli(random.nextInt(5) - 2);
      case 6 -> new ObjectId("%024x".formatted(random.nextInt(3)));
      case 7 ->
          switch (random.nextInt(5)) {
            case 0 -> MinKey.getInstance();
            case 1 -> MaxKey.getInstance();
            case 2 -> new UUID(random.nextLong(), random.nextLong());
            case 3 -> new BsonTimestamp(random.nextInt(3));
            default -> new BinData(new byte[random.nextInt(3)]);
          };
      case 8 -> random.nextInt(6);
      case 9 -> {
        List<Object> list = new ArrayList<>();
        int size = 1 + random.nextInt(2);
        for (int i = 0; i < size; i++) {
          list.add(value(random, depth + 1));
        }
        yield list;
      }
      default -> {
        Document document = new Document();
        int size = random.nextInt(3);
        for (int i = 0; i < size; i++) {
          document.put(STRINGS.get(1 + random.nextInt(3)), value(random, depth + 1));
        }
        yield document;
      }
    };
  }
}
