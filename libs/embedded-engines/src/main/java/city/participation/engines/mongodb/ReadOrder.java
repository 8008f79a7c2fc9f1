package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.backend.IndexKey;
import java.util.List;
import org.h2.mvstore.MVMap;

/**
 * An order in which the documents of a collection can be read: that of an index, or of their ids.
 */
interface ReadOrder {

  String name();

  /** The fields that make the order, the id included. */
  List<IndexKey> order();

  /** The keys in that order. */
  MVMap<byte[], byte[]> entries();

  /** The key of the document that an entry leads to. */
  byte[] documentKey(byte[] entry);

  /** Which fields of {@link #order()} hold arrays somewhere, one bit each. */
  int arrayFields();

  /** Whether every document that meets the conditions has an entry. */
  boolean covers(List<Condition> conditions);
}
