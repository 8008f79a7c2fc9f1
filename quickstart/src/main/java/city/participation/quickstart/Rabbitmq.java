package city.participation.quickstart;

import java.util.regex.Pattern;

/** Where a message broker listens, and the account of the suite on it. */
record Rabbitmq(String host, int port, String virtualHost, String username, String password) {

  static final String DEFAULT_VIRTUAL_HOST = "/";

  private static final Pattern FORM =
      Pattern.compile("(?:([^:@]+):([^@]+)@)?([^:@]+):([0-9]{1,5})(?:/(.+))?");

  static Rabbitmq parse(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new StartFailure(
          "--rabbitmq takes [user:password@]host:port[/virtual-host], not %s.".formatted(text));
    }
    var user = matcher.group(1);
    return new Rabbitmq(
        matcher.group(3),
        Integer.parseInt(matcher.group(4)),
        matcher.group(5) == null ? DEFAULT_VIRTUAL_HOST : matcher.group(5),
        user == null ? "guest" : user,
        user == null ? "guest" : matcher.group(2));
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
