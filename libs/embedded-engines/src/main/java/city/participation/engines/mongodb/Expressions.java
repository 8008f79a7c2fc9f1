package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions in filters. Upstream applies one to the text of any value, so that {@code ^1}
 * finds the number 12, and forgets what stands beside a {@code $regex}. Within an {@code $in} it
 * applies it to strings only, as MongoDB does everywhere, so all are written in that way.
 */
final class Expressions {

  private static final List<String> FILTERS = List.of("filter", "query", "q");
  private static final List<String> STATEMENTS = List.of("updates", "deletes");

  private Expressions() {}

  /** Rewrites the filters in a command. */
  static void rewriteIn(Document command) {
    for (String filter : FILTERS) {
      command.computeIfPresent(filter, (name, value) -> filter(value));
    }
    for (String statements : STATEMENTS) {
      Fields.documents(command, statements).forEach(Expressions::rewriteIn);
    }
    rewriteInStages(command.get("pipeline"));
  }

  private static void rewriteInStages(@Nullable Object pipeline) {
    if (pipeline instanceof Collection<?> stages) {
      for (Object stage : stages) {
        if (stage instanceof Document document) {
          document.computeIfPresent("$match", (name, value) -> filter(value));
          Fields.document(document, "$facet").values().forEach(Expressions::rewriteInStages);
          rewriteInStages(Fields.document(document, "$lookup").get("pipeline"));
        }
      }
    }
  }

  private static @Nullable Object filter(@Nullable Object value) {
    if (!(value instanceof Document filter)) {
      return value;
    }
    Document result = new Document();
    filter.forEach((key, part) -> {
      switch (key) {
        case "$and", "$or", "$nor" -> result.put(key, each(part, Expressions::filter));
        case "$all" -> result.put(key, each(part, Expressions::condition));
        case "$elemMatch" -> result.put(key, filter(part));
        case "$not" -> result.put(key, condition(part));
        case "$regex" -> {
          if (filter.containsKey("$in")) {
            throw Unsupported.because("$regex beside $in");
          }
          result.put("$in", Collections.singletonList(expression(part, filter.get("$options"))));
        }
        case "$options" -> {
          if (!filter.containsKey("$regex")) {
            result.put(key, part);
          }
        }
        default -> result.put(key, key.startsWith("$") ? part : condition(part));
      }
    });
    return result;
  }

  /** What a filter asks of one value; a document without operators is a value to be equal to. */
  private static @Nullable Object condition(@Nullable Object value) {
    if (value instanceof BsonRegularExpression) {
      return new Document("$in", Collections.singletonList(value));
    }
    boolean hasOperators =
        value instanceof Document document
            && !document.isEmpty()
            && document.keySet().iterator().next().startsWith("$");
    return hasOperators ? filter(value) : value;
  }

  private static @Nullable Object each(
      @Nullable Object value, UnaryOperator<@Nullable Object> rewrite) {
    if (!(value instanceof Collection<?> parts)) {
      return value;
    }
    List<@Nullable Object> result = new ArrayList<>();
    parts.forEach(part -> result.add(rewrite.apply(part)));
    return result;
  }

  private static BsonRegularExpression expression(
      @Nullable Object pattern, @Nullable Object options) {
    if (pattern instanceof BsonRegularExpression whole) {
      return options == null
          ? whole
          : new BsonRegularExpression(whole.getPattern(), options.toString());
    }
    return new BsonRegularExpression(
        String.valueOf(pattern), options == null ? "" : options.toString());
  }
}
