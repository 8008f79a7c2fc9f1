package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses what the server would accept and then not do as MongoDB does. */
final class Portability {

  private static final Set<String> OPTIONS = Set.of("collation", "let");
  private static final Set<String> CHANGE_OPTIONS = Set.of("collation");
  private static final Set<String> STATEMENT_OPTIONS = Set.of("collation", "sort");
  private static final Set<String> FIND_OPTIONS =
      Set.of("let", "min", "max", "returnKey", "showRecordId", "tailable", "awaitData");

  /** Upstream follows connections without end where they form a circle. */
  private static final Set<String> STAGES = Set.of("$graphLookup");

  private static final Set<String> COLLECTION_OPTIONS =
      Set.of(
          "validator",
          "viewOn",
          "pipeline",
          "timeseries",
          "expireAfterSeconds",
          "clusteredIndex",
          "changeStreamPreAndPostImages",
          "encryptedFields");
  private static final Set<String> INDEX_OPTIONS =
      Set.of(
          "key",
          "name",
          "unique",
          "sparse",
          "partialFilterExpression",
          "background",
          "hidden",
          "v",
          "ns");

  private Portability() {}

  static void check(String command, Document query) {
    refuse(query, OPTIONS, command);
    if (query.get("writeConcern") instanceof Document concern && isZero(concern.get("w"))) {
      throw Unsupported.because("unacknowledged writes (w: 0)");
    }
    switch (command) {
      case "find" -> {
        refuse(query, FIND_OPTIONS, command);
        checkProjection(query.get("projection"));
      }
      case "update" -> Fields.documents(query, "updates").forEach(Portability::checkChange);
      case "delete" -> Fields.documents(query, "deletes").forEach(Portability::checkChange);
      case "findandmodify" -> {
        checkChange(query);
        checkProjection(query.get("fields"));
      }
      case "aggregate" -> {
        checkStages(query.get("pipeline"));
        if (Boolean.TRUE.equals(query.get("explain"))) {
          throw Unsupported.because("explain of an aggregate");
        }
      }
      case "create" -> {
        refuse(query, COLLECTION_OPTIONS, "create");
        if (Boolean.TRUE.equals(query.get("capped"))) {
          throw Unsupported.because("capped collections");
        }
      }
      case "renamecollection" -> {
        if (!databaseIn(query.get("renameCollection")).equals(databaseIn(query.get("to")))) {
          throw Unsupported.because("moving a collection to another database");
        }
      }
      case "createindexes" -> Fields.documents(query, "indexes").forEach(Portability::checkIndex);
      default -> {
        // Nothing else is known to be ignored.
      }
    }
  }

  private static void checkStages(@Nullable Object pipeline) {
    if (pipeline instanceof Collection<?> stages) {
      for (Object stage : stages) {
        if (stage instanceof Document document) {
          refuse(document, STAGES, "a pipeline");
          Fields.document(document, "$facet").values().forEach(Portability::checkStages);
          checkStages(Fields.document(document, "$lookup").get("pipeline"));
        }
      }
    }
  }

  private static void checkChange(Document change) {
    boolean isStatement = change.containsKey("q");
    refuse(change, isStatement ? STATEMENT_OPTIONS : CHANGE_OPTIONS, "a change");
    if (change.get(isStatement ? "u" : "update") instanceof Collection<?>) {
      throw Unsupported.because("an aggregation pipeline as update");
    }
  }

  private static void checkIndex(Document index) {
    for (String option : index.keySet()) {
      if (!INDEX_OPTIONS.contains(option)) {
        throw Unsupported.because("the index option '" + option + "'");
      }
    }
    if (Boolean.TRUE.equals(index.get("hidden"))) {
      throw Unsupported.because("hidden indexes");
    }
    Document key = Fields.document(index, "key");
    for (Map.Entry<String, Object> field : key.entrySet()) {
      boolean isDirection =
          field.getValue() instanceof Number number && Math.abs(number.doubleValue()) == 1;
      if (!isDirection) {
        throw Unsupported.because("an index of the kind '" + field.getValue() + "'");
      }
      if (field.getKey().contains("$") || field.getKey().matches("(.*\\.)?\\d+(\\..*)?")) {
        throw Unsupported.because("an index on '" + field.getKey() + "'");
      }
    }
    boolean isSelective = index.containsKey("sparse") || index.containsKey("unique");
    Object filter = index.get("partialFilterExpression");
    if (key.keySet().equals(Set.of("_id")) && (isSelective || filter != null)) {
      throw Unsupported.because("options on the index on _id");
    }
    if (filter instanceof Document document) {
      if (Boolean.TRUE.equals(index.get("sparse"))) {
        throw Unsupported.because("an index that is both sparse and partial");
      }
      index.put("partialFilterExpression", PartialFilter.of(document).filter());
    }
  }

  private static void checkProjection(@Nullable Object projection) {
    if (projection instanceof Document fields) {
      fields.forEach((field, value) -> {
        if ((field + ".").contains(".$.")) {
          throw Unsupported.because("the positional projection of '" + field + "'");
        }
        boolean isPart =
            value instanceof Document part
                && part.size() == 1
                && (part.containsKey("$slice") || part.containsKey("$elemMatch"));
        if (!(value instanceof Boolean || value instanceof Number || isPart)) {
          throw Unsupported.because("the computed projection of '" + field + "'");
        }
      });
    }
  }

  private static String databaseIn(@Nullable Object namespace) {
    return Utils.firstFragment(String.valueOf(namespace));
  }

  private static void refuse(Document query, Set<String> options, String where) {
    for (String option : options) {
      if (query.get(option) != null && !Boolean.FALSE.equals(query.get(option))) {
        throw Unsupported.because("'" + option + "' in " + where);
      }
    }
  }

  private static boolean isZero(@Nullable Object value) {
    return value instanceof Number number && number.intValue() == 0;
  }
}
