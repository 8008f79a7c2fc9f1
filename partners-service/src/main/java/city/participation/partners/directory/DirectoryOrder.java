package city.participation.partners.directory;

import java.util.Arrays;
import java.util.Optional;

/** In which order the directory is listed. */
public enum DirectoryOrder {
  NAME("name"),
  /** Who was accredited last comes first. */
  NEWEST("newest");

  private final String code;

  DirectoryOrder(String code) {
    this.code = code;
  }

  public static Optional<DirectoryOrder> find(String code) {
    return Arrays.stream(values()).filter(order -> order.code.equals(code)).findFirst();
  }

  public String code() {
    return code;
  }
}
