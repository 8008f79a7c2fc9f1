package city.participation.events.content;

import java.util.regex.Pattern;

/**
 * A goal of one of the city's strategies that a programme serves.
 *
 * @param code by which programmes of the same goal are found
 */
public record StrategyGoal(String code, Texts name) {

  public static final int MOST = 5;
  public static final int CODE_MAX = 60;
  public static final int NAME_MIN = 3;
  public static final int NAME_MAX = 200;
  public static final String FORM = "[a-z0-9]+(-[a-z0-9]+)*";

  private static final Pattern CODE = Pattern.compile(FORM);

  public static boolean isCode(String code) {
    return code.length() <= CODE_MAX && CODE.matcher(code).matches();
  }
}
