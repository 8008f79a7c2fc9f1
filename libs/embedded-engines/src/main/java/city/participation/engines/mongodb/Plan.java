package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of which order to read.
 *
 * @param sorted whether the documents come in the order that was asked for
 * @param entries how many entries lie in the ranges, roughly if there are many ranges
 */
record Plan(ReadOrder order, List<Range> ranges, boolean reverse, boolean sorted, long entries) {

  /** Entries from one on and before another one; without an end, all that follow. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
  record Range(byte[] from, byte @Nullable [] to) {

    static final Range ALL = new Range(new byte[0], null);
  }

  /** In the words of MongoDB's explain. */
  Document explained() {
    boolean everything = ranges.equals(List.of(Range.ALL));
    Document scan =
        order instanceof PrimaryIndex && everything
            ? new Document("stage", "COLLSCAN")
            : new Document("stage", "FETCH")
                .append(
                    "inputStage",
                    new Document("stage", "IXSCAN").append("indexName", order.name()));
    return sorted ? scan : new Document("stage", "SORT").append("inputStage", scan);
  }
}
