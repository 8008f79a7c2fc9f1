package city.participation.events.content;

import java.util.Arrays;
import java.util.Optional;

/** What a programme is about, in the words in which ideas are told apart. */
public enum Theme {
  DIGITALISATION("digitalisation"),
  INNOVATION("innovation"),
  SUSTAINABILITY("sustainability"),
  LIVEABILITY("liveability");

  private final String code;

  Theme(String code) {
    this.code = code;
  }

  public static Optional<Theme> find(String code) {
    return Arrays.stream(values()).filter(theme -> theme.code.equals(code)).findFirst();
  }

  public String code() {
    return code;
  }
}
