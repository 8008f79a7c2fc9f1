package city.participation.messaging.outbox;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.data.mongodb.core.mapping.MongoPersistentProperty;

/** How a class becomes the fields of a document, and which of a document's fields it owns. */
public final class Shape<T> {

  private static final String ID = "_id";

  private final Class<T> type;
  private final MongoConverter converter;

  /**
   * Reads the mapping of a class.
   *
   * @param reserved fields that the class must not map
   */
  public Shape(Class<T> type, MongoConverter converter, Set<String> reserved) {
    this.type = type;
    this.converter = converter;
    for (MongoPersistentProperty property : entity(type)) {
      if (reserved.contains(property.getFieldName())) {
        throw new IllegalArgumentException(
            "%s maps the field %s, which is kept beside the state."
                .formatted(type.getName(), property.getFieldName()));
      }
    }
  }

  public Class<T> type() {
    return type;
  }

  public T read(Document document) {
    return converter.read(type, document);
  }

  public Document write(T state) {
    Document document = new Document();
    converter.write(Objects.requireNonNull(state), document);
    return document;
  }

  /** The update that makes the state's fields what {@code after} says, and touches no others. */
  public Document difference(Document before, T after) {
    Document written = write(after);
    Document set = new Document();
    written.forEach((field, value) -> {
      if (!field.equals(ID) && !Objects.equals(before.get(field), value)) {
        set.append(field, value);
      }
    });
    Document unset = new Document();
    for (String field : ownFields(after.getClass())) {
      if (before.containsKey(field) && !written.containsKey(field)) {
        unset.append(field, "");
      }
    }
    Document update = new Document("$set", set);
    if (!unset.isEmpty()) {
      update.append("$unset", unset);
    }
    return update;
  }

  /** What the document holds once the difference is made. */
  Document replace(Document before, T after) {
    Document fields = new Document(before);
    ownFields(after.getClass()).forEach(fields::remove);
    fields.putAll(write(after));
    return fields;
  }

  MongoPersistentEntity<?> entity() {
    return entity(type);
  }

  private Set<String> ownFields(Class<?> stateClass) {
    Set<String> fields = new HashSet<>();
    for (Class<?> each : List.of(type, stateClass)) {
      for (MongoPersistentProperty property : entity(each)) {
        if (property.isWritable() && !property.isIdProperty()) {
          fields.add(property.getFieldName());
        }
      }
    }
    return fields;
  }

  private MongoPersistentEntity<?> entity(Class<?> each) {
    return converter.getMappingContext().getRequiredPersistentEntity(each);
  }
}
