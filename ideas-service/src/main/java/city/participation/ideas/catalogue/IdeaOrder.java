package city.participation.ideas.catalogue;

import java.util.Arrays;
import java.util.Optional;

/** In which order ideas are listed. */
public enum IdeaOrder {
  NEWEST("newest"),
  MOST_SUPPORTED("most-supported");

  private final String code;

  IdeaOrder(String code) {
    this.code = code;
  }

  public static Optional<IdeaOrder> find(String code) {
    return Arrays.stream(values()).filter(order -> order.code.equals(code)).findFirst();
  }

  public String code() {
    return code;
  }
}
