package city.participation.engines.mongodb;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/** A map whose changes are noted. One key must not be changed from two sides at the same time. */
final class JournaledMap extends MVMap<byte[], byte[]> {

  private final Notes notes;
  private byte @Nullable [] name;

  private JournaledMap(
      Map<String, Object> settings, DataType<byte[]> keys, DataType<byte[]> values, Notes notes) {
    super(settings, keys, values);
    this.notes = notes;
  }

  /** Where changes are noted; the value is null if the key was removed. */
  interface Notes {
    void add(byte[] map, byte[] key, byte @Nullable [] value);
  }

  static Builder notedIn(Notes notes) {
    return new Builder(notes);
  }

  static final class Builder extends BasicBuilder<JournaledMap, byte[], byte[]> {

    private final Notes notes;

    private Builder(Notes notes) {
      this.notes = notes;
      setKeyType(ByteArrayDataType.INSTANCE);
      setValueType(ByteArrayDataType.INSTANCE);
    }

    @Override
    @SuppressWarnings("UndefinedEquals") // Such a map compares keys by their data type.
    protected JournaledMap create(Map<String, Object> settings) {
      return new JournaledMap(settings, getKeyType(), getValueType(), notes);
    }
  }

  @Override
  public byte @Nullable [] put(byte[] key, byte[] value) {
    byte[] before = super.put(key, value);
    notes.add(name(), key, value);
    return before;
  }

  @Override
  public byte @Nullable [] remove(Object key) {
    byte[] before = super.remove(key);
    if (before != null) {
      notes.add(name(), (byte[]) key, null);
    }
    return before;
  }

  private byte[] name() {
    byte[] known = name;
    if (known == null) {
      known = getName().getBytes(StandardCharsets.UTF_8);
      name = known;
    }
    return known;
  }

  /** It has another name from now on. */
  void renamed() {
    name = null;
  }
}
