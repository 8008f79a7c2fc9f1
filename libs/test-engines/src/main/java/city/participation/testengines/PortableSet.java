package city.participation.testengines;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The commands that mean the same on MongoDB and on the embedded server. */
final class PortableSet {

  private static final Set<String> COMMANDS =
      Set.of(
          "aggregate",
          "buildInfo",
          "count",
          "create",
          "createIndexes",
          "delete",
          "distinct",
          "drop",
          "dropDatabase",
          "dropIndexes",
          "endSessions",
          "find",
          "findAndModify",
          "getMore",
          "hello",
          "insert",
          "isMaster",
          "killCursors",
          "listCollections",
          "listDatabases",
          "listIndexes",
          "ping",
          "update");

  private static final Map<String, String> COMMAND_ALTERNATIVES =
      Map.of(
          "commitTransaction", "change one document by one conditional update",
          "abortTransaction", "change one document by one conditional update",
          "bulkWrite", "use a collection's own bulkWrite",
          "explain", "look at query plans on a replica set, outside the tests",
          "collMod", "drop the index and create it anew",
          "mapReduce", "use aggregate");

  private static final Map<String, String> OPTIONS = new LinkedHashMap<>();

  static {
    OPTIONS.put("collation", "store a normalised field and compare that");
    OPTIONS.put("let", "put the values into the filter");
    OPTIONS.put("hint", "let the server choose among well-made indexes");
    OPTIONS.put("startTransaction", "change one document by one conditional update");
    OPTIONS.put("autocommit", "change one document by one conditional update");
    OPTIONS.put("tailable", "poll by a key that grows");
    OPTIONS.put("awaitData", "poll by a key that grows");
    OPTIONS.put("returnKey", "use a projection");
    OPTIONS.put("showRecordId", "use the _id");
    OPTIONS.put("validator", "check in the model");
    OPTIONS.put("viewOn", "query the collection itself");
    OPTIONS.put("timeseries", "use an ordinary collection");
    OPTIONS.put("capped", "remove what is old by a sweep");
    OPTIONS.put("apiVersion", "leave serverApi out of the settings");
  }

  private static final Set<String> INDEX_OPTIONS =
      Set.of(
          "v",
          "key",
          "name",
          "ns",
          "unique",
          "sparse",
          "background",
          "partialFilterExpression",
          "expireAfterSeconds");

  private PortableSet() {}

  static List<String> offences(String name, BsonDocument command) {
    List<String> offences = new ArrayList<>();
    if (!COMMANDS.contains(name)) {
      String alternative = COMMAND_ALTERNATIVES.get(name);
      offences.add(
          "the command itself" + (alternative == null ? "" : " (instead: " + alternative + ")"));
      return offences;
    }
    options(command, offences::add);
    switch (name) {
      case "find" -> {
        filter(command, "filter", offences::add);
        projection(command, "projection", offences::add);
        for (String bound : List.of("min", "max")) {
          if (command.containsKey(bound)) {
            offences.add("option " + bound + " (instead: put the bound into the filter)");
          }
        }
      }
      case "count", "distinct" -> filter(command, "query", offences::add);
      case "delete" ->
          each(
              command,
              "deletes",
              statement -> {
                options(statement, offences::add);
                filter(statement, "q", offences::add);
              });
      case "update" ->
          each(
              command,
              "updates",
              statement -> {
                options(statement, offences::add);
                if (statement.containsKey("sort")) {
                  offences.add("option sort of an update (instead: findAndModify)");
                }
                filter(statement, "q", offences::add);
                update(statement, "u", offences::add);
              });
      case "findAndModify" -> {
        filter(command, "query", offences::add);
        update(command, "update", offences::add);
        projection(command, "fields", offences::add);
      }
      case "aggregate" -> {
        if (command.isNumber("aggregate")) {
          offences.add("an aggregation without a collection (instead: query a collection)");
        }
        PortablePipelines.check(command.getArray("pipeline"), offences::add);
      }
      case "createIndexes" -> each(command, "indexes", index -> index(index, offences::add));
      default -> {}
    }
    return offences;
  }

  private static void options(BsonDocument document, Consumer<String> offence) {
    OPTIONS.forEach((option, alternative) -> {
      if (document.containsKey(option)) {
        offence.accept("option " + option + " (instead: " + alternative + ")");
      }
    });
    if (document.get("writeConcern") instanceof BsonDocument concern
        && concern.get("w") instanceof BsonNumber w
        && w.intValue() == 0) {
      offence.accept("write concern w:0 (instead: wait for the acknowledgement)");
    }
    if (document.get("readConcern") instanceof BsonDocument concern
        && concern.get("level") instanceof BsonString level
        && level.getValue().equals("snapshot")) {
      offence.accept("read concern snapshot (instead: keep what belongs together in a document)");
    }
  }

  private static void filter(BsonDocument in, String name, Consumer<String> offence) {
    if (in.get(name) instanceof BsonDocument filter) {
      PortableFilters.check(filter, offence);
    }
  }

  private static void update(BsonDocument in, String name, Consumer<String> offence) {
    BsonValue update = in.get(name);
    if (update != null) {
      PortableUpdates.check(update, offence);
    }
    each(in, "arrayFilters", filter -> PortableFilters.check(filter, offence));
  }

  private static void projection(BsonDocument in, String name, Consumer<String> offence) {
    if (in.get(name) instanceof BsonDocument projection) {
      projection.forEach((field, value) -> {
        boolean plain = value.isNumber() || value.isBoolean();
        boolean known =
            value instanceof BsonDocument document
                && Set.of("$slice", "$elemMatch").containsAll(document.keySet());
        if ((field + ".").contains(".$.")) {
          offence.accept("positional projection of " + field + " (instead: $elemMatch)");
        } else if (!plain && !known) {
          offence.accept("computed projection of " + field + " (instead: compute in Java)");
        }
      });
    }
  }

  private static void index(BsonDocument index, Consumer<String> offence) {
    for (String option : index.keySet()) {
      if (!INDEX_OPTIONS.contains(option)) {
        offence.accept("index option " + option + " (instead: a plain, unique or sparse index)");
      }
    }
    index
        .getDocument("key")
        .forEach((field, kind) -> {
          if (!kind.isNumber() || field.contains("$**")) {
            offence.accept(
                "index of %s as %s (instead: an ascending or descending index)"
                    .formatted(field, kind));
          }
        });
    filter(index, "partialFilterExpression", offence);
  }

  private static void each(BsonDocument in, String name, Consumer<BsonDocument> check) {
    if (in.containsKey(name)) {
      in.getArray(name).forEach(value -> check.accept(value.asDocument()));
    }
  }
}
