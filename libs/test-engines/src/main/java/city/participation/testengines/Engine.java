package city.participation.testengines;

/** What a test can ask for. */
public enum Engine {
  BROKER,
  DATABASE,
  SIGN_IN
}
