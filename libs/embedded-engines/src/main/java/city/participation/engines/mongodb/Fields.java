package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;

/** Parts of commands and answers. */
final class Fields {

  private Fields() {}

  /** The documents in a field; none if there is no such list. */
  static List<Document> documents(Document in, String field) {
    return in.get(field) instanceof Collection<?> list
        ? list.stream().map(Document.class::cast).toList()
        : List.of();
  }

  /** The document in a field; an empty one if there is none. */
  static Document document(Document in, String field) {
    return in.get(field) instanceof Document document ? document : new Document();
  }

  /** The number in a field; 0 if there is none. */
  static int number(Document in, String field) {
    return in.get(field) instanceof Number number ? number.intValue() : 0;
  }
}
