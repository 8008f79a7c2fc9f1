package city.participation.engines.mongodb;

import city.participation.engines.mongodb.KeyBytes.EmptyArray;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What documents hold in the fields of an index. An array counts as each of its elements. */
final class IndexedFields {

  private final List<IndexKey> keys;
  private final String[][] paths;

  IndexedFields(List<IndexKey> keys) {
    this.keys = keys;
    this.paths = keys.stream().map(key -> key.getKey().split("\\.")).toArray(String[][]::new);
  }

  /**
   * What lies at the end of the path; if it leads through an array, a list of what lies at all
   * ends.
   */
  private static @Nullable Object value(@Nullable Object from, String[] path, int step) {
    if (step == path.length) {
      return from;
    }
    if (from instanceof Document document) {
      return value(document.getOrMissing(path[step]), path, step + 1);
    }
    if (from instanceof Collection<?> array) {
      List<@Nullable Object> all = new ArrayList<>();
      for (Object element : array) {
        Object value =
            element instanceof Document ? value(element, path, step) : Missing.getInstance();
        if (value instanceof Collection<?> values) {
          all.addAll(values);
        } else {
          all.add(value);
        }
      }
      return all;
    }
    return Missing.getInstance();
  }

  /** Whether the document has any of the fields. */
  boolean anyIn(Document document) {
    return Arrays.stream(paths)
        .map(path -> value(document, path, 0))
        .anyMatch(IndexedFields::isPresent);
  }

  private static boolean isPresent(@Nullable Object value) {
    boolean everywhereMissing =
        value instanceof Collection<?> ends
            && !ends.isEmpty()
            && ends.stream().allMatch(end -> end instanceof Missing);
    return !everywhereMissing && !(value instanceof Missing);
  }

  /** Which of the fields hold or lie in an array, one bit each. */
  int arraysIn(Document document) {
    int bits = 0;
    for (int i = 0; i < paths.length; i++) {
      if (value(document, paths[i], 0) instanceof Collection<?>) {
        bits |= 1 << i;
      }
    }
    return bits;
  }

  /** Gives each combination of values, written and as it is. */
  void forEach(Document document, BiConsumer<byte[], KeyValue> action) {
    List<List<@Nullable Object>> values = new ArrayList<>();
    Set<String> arrays = new LinkedHashSet<>();
    int longest = 1;
    for (String[] path : paths) {
      Object value = value(document, path, 0);
      List<@Nullable Object> elements = elements(value);
      values.add(elements);
      longest = Math.max(longest, elements.size());
      if (value instanceof Collection<?>) {
        arrays.add(arrayPath(document, path));
      }
    }
    if (arrays.size() > 1) {
      throw new CannotIndexParallelArraysError(arrays);
    }
    // Fields of one array's elements go together, element by element.
    for (int i = 0; i < longest; i++) {
      int row = i;
      List<@Nullable Object> combination = new ArrayList<>();
      values.forEach(elements -> combination.add(elements.get(Math.min(row, elements.size() - 1))));
      action.accept(written(combination), shown(combination));
    }
  }

  private static List<@Nullable Object> elements(@Nullable Object value) {
    if (value instanceof Collection<?> array) {
      return array.isEmpty() ? List.of(new EmptyArray()) : new ArrayList<>(array);
    }
    List<@Nullable Object> single = new ArrayList<>();
    single.add(value);
    return single;
  }

  private byte[] written(List<@Nullable Object> combination) {
    KeyBytes result = new KeyBytes();
    for (int i = 0; i < combination.size(); i++) {
      byte[] value = KeyBytes.of(combination.get(i));
      result.addAll(keys.get(i).isAscending() ? value : KeyBytes.inverted(value));
    }
    return result.toBytes();
  }

  private static KeyValue shown(List<@Nullable Object> combination) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Object value : combination) {
      values.add(value instanceof Missing ? null : value instanceof EmptyArray ? List.of() : value);
    }
    return new KeyValue(values);
  }

  private static String arrayPath(Document document, String[] path) {
    int length = 1;
    while (length < path.length
        && !(value(document, Arrays.copyOf(path, length), 0) instanceof Collection<?>)) {
      length++;
    }
    return String.join(".", Arrays.copyOf(path, length));
  }
}
