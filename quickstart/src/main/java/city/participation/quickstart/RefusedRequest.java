package city.participation.quickstart;

/** The API answered, but did not do what it was asked for. */
final class RefusedRequest extends RuntimeException {

  private static final long serialVersionUID = 1;

  RefusedRequest(String message) {
    super(message);
  }
}
