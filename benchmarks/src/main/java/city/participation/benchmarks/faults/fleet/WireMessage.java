package city.participation.benchmarks.faults.fleet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBinaryReader;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;

/** A command to a MongoDB server or the answer to one: OP_MSG of its wire protocol. */
record WireMessage(int id, int answerTo, Document body) {

  private static final int OP_MSG = 2013;
  private static final int ID = 4;
  private static final int ANSWER_TO = 8;
  private static final int OPERATION = 12;
  private static final int SECTIONS = 20;

  /** Empty for other operations, as a driver's first word is. */
  static Optional<WireMessage> read(ByteBuffer frame) {
    if (frame.getInt(OPERATION) != OP_MSG) {
      return Optional.empty();
    }
    var body = new Document();
    boolean checksum = (frame.getInt(16) & 1) != 0;
    int end = frame.limit() - (checksum ? 4 : 0);
    frame.position(SECTIONS);
    while (frame.position() < end) {
      if (frame.get() == 0) {
        body.putAll(document(frame));
      } else {
        readSequence(frame, body);
      }
    }
    return Optional.of(new WireMessage(frame.getInt(ID), frame.getInt(ANSWER_TO), body));
  }

  private static void readSequence(ByteBuffer frame, Document body) {
    int end = frame.position() + frame.getInt(frame.position());
    frame.position(frame.position() + 4);
    var name = new StringBuilder();
    for (byte letter = frame.get(); letter != 0; letter = frame.get()) {
      name.append((char) letter);
    }
    List<Document> documents = new ArrayList<>();
    while (frame.position() < end) {
      documents.add(document(frame));
    }
    body.append(name.toString(), documents);
  }

  private static Document document(ByteBuffer frame) {
    int length = frame.getInt(frame.position());
    var slice = frame.slice(frame.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    frame.position(frame.position() + length);
    try (var reader = new BsonBinaryReader(slice)) {
      return new DocumentCodec().decode(reader, DecoderContext.builder().build());
    }
  }
}
