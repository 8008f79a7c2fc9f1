package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Puts right what upstream answers otherwise than MongoDB. */
final class Answers {

  private Answers() {}

  /** Upstream counts documents as inserted that were refused. */
  static Document inserted(Document insert, Document answer) {
    List<Document> errors = Fields.documents(answer, "writeErrors");
    if (!errors.isEmpty()) {
      int all = Fields.documents(insert, "documents").size();
      int firstError = Fields.number(errors.getFirst(), "index");
      answer.put("n", Utils.isTrue(insert.get("ordered")) ? firstError : all - errors.size());
    }
    return answer;
  }

  /** Upstream goes on after an error even if the updates are ordered. */
  static Document updated(Document command, UnaryOperator<Document> single) {
    List<Document> updates = Fields.documents(command, "updates");
    if (updates.size() < 2 || !Utils.isTrue(command.get("ordered"))) {
      return single.apply(command);
    }
    int matched = 0;
    int modified = 0;
    List<Document> upserted = new ArrayList<>();
    List<Document> errors = new ArrayList<>();
    for (int i = 0; i < updates.size() && errors.isEmpty(); i++) {
      Document one = command.clone();
      one.put("updates", List.of(updates.get(i)));
      Document answer = single.apply(one);
      matched += Fields.number(answer, "n");
      modified += Fields.number(answer, "nModified");
      int index = i;
      Fields.documents(answer, "upserted").forEach(u -> upserted.add(u.append("index", index)));
      Fields.documents(answer, "writeErrors").forEach(e -> errors.add(e.append("index", index)));
    }
    Document answer = new Document("n", matched).append("nModified", modified);
    if (!upserted.isEmpty()) {
      answer.append("upserted", upserted);
    }
    if (!errors.isEmpty()) {
      answer.append("writeErrors", errors);
    }
    return ok(answer);
  }

  /** Upstream lists all collections whatever was asked for. */
  static Document listed(Document listCollections, Document answer) {
    Document cursor = Fields.document(answer, "cursor");
    Document filter = Fields.document(listCollections, "filter");
    cursor.put(
        "firstBatch",
        Fields.documents(cursor, "firstBatch").stream()
            .filter(collection -> new DefaultQueryMatcher().matches(collection, filter))
            .toList());
    return answer;
  }

  static Document ok(Document answer) {
    Utils.markOkay(answer);
    return answer;
  }
}
