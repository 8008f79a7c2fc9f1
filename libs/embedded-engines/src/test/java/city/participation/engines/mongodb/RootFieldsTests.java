package city.participation.engines.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootFieldsTests {

  /** One value of each type that can be stored. */
  private static Document everything() {
    return new Document("_id", new ObjectId())
        .append("double", 1.5)
        .append("string", "Köln")
        .append("empty", "")
        .append("document", new Document("a", new Document("b", "c")))
        .append("array", List.of(1, "zwei", List.of(3L)))
        .append("bytes", new BinData(new byte[] {0, 1, 0}))
        .append("uuid", UUID.randomUUID())
        .append("true", true)
        .append("date", Instant.ofEpochMilli(1))
        .append("null", null)
        .append("pattern", new BsonRegularExpression("a.c", "i"))
        .append("int", 7)
        .append("timestamp", new BsonTimestamp(5))
        .append("long", 8L)
        .append("decimal", new Decimal128(new BigDecimal("1.10")))
        .append("least", MinKey.getInstance())
        .append("most", MaxKey.getInstance())
        .append("dob", "a name that begins as another one does");
  }

  private static RootFields fields(String... names) {
    return new RootFields(Set.of(names));
  }

  @Test
  void readsEachFieldOfAnyTypeAmongOthers() {
    Document all = everything();
    byte[] stored = Bson.encode(all);

    for (String name : all.keySet()) {
      assertThat(Bson.encode(fields(name, "missing").of(stored)))
          .isEqualTo(Bson.encode(new Document(name, all.get(name))));
    }
    assertThat(fields().of(stored)).isEmpty();
    assertThat(Bson.encode(fields(all.keySet().toArray(String[]::new)).of(stored)))
        .isEqualTo(stored);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void writesSomeFieldsAsWritingAllWould(long seed) {
    Random random = new Random(seed);
    Document before = everything();
    for (int round = 0; round < 200; round++) {
      byte[] stored = Bson.encode(before);
      List<String> names = new ArrayList<>(before.keySet());
      names.addAll(List.of("new", "newer", "d"));
      Collections.shuffle(names, random);
      Set<String> known = new LinkedHashSet<>(names.subList(0, random.nextInt(6)));

      Document part = new RootFields(known).of(stored);
      Document expected = before.cloneDeeply();
      for (String name : known) {
        if (random.nextInt(3) == 0) {
          part.remove(name);
          expected.remove(name);
        } else if (random.nextInt(3) > 0) {
          Object value = random.nextBoolean() ? round : List.of("more", round);
          part.put(name, value);
          expected.put(name, value);
        }
      }

      assertThat(new RootFields(known).replacedIn(stored, part))
          .as("round %d of seed %d: %s of %s", round, seed, known, before)
          .isEqualTo(Bson.encode(expected));
      before = expected.size() < 5 ? everything() : expected;
    }
  }

  @Test
  void knowsWhichFieldsAFilterLooksAt() {
    assertThat(lookedAtBy(new Document())).isEmpty();
    assertThat(lookedAtBy(new Document("a.b", 1).append("c", new Document("$gt", 2))))
        .containsExactlyInAnyOrder("a", "c");
    assertThat(
            lookedAtBy(
                new Document("$or", List.of(new Document("a", 1), new Document("b.0.c", 2)))))
        .containsExactlyInAnyOrder("a", "b");
    for (String other : List.of("$expr", "$where", "$comment", "$text")) {
      assertThat(lookedAtBy(new Document(other, new Document("a", 1)))).as(other).isNull();
      assertThat(
              lookedAtBy(new Document("$and", List.of(new Document(other, new Document("a", 1))))))
          .isNull();
    }
  }

  @Test
  void knowsWhichFieldsAnUpdateChanges() {
    Document update =
        new Document("$set", new Document("a.b", 1).append("c", 2))
            .append("$pull", new Document("d.$[].e", 3));
    assertThat(RootFields.changedBy(update)).containsExactlyInAnyOrder("a", "c", "d");
    assertThat(RootFields.changedBy(new Document("$rename", new Document("a", "b")))).isNull();
    assertThat(RootFields.changedBy(new Document("a", 1))).isNull();
  }

  private static @Nullable Set<String> lookedAtBy(Document filter) {
    Set<String> fields = new LinkedHashSet<>();
    return RootFields.addFrom(filter, fields) ? fields : null;
  }
}
