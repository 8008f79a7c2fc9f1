package city.participation.gateway.access;

/** What needs no token. */
final class PublicPaths {

  static final String[] PAGES = {
    "/", "/docs", "/docs/*", "/openapi.json", "/problems/*", "/favicon.ico", "/robots.txt"
  };

  /** An erasure is shown by its receipt: the account may be gone. */
  static final String[] READS = {
    "/api/ideas/**",
    "/api/partners/**",
    "/api/engagements/**",
    "/api/programmes/**",
    "/api/events/**",
    "/api/erasure-requests/*"
  };

  /** By a guest's pass instead, which the service reads. */
  static final String[] GUEST_WRITES = {
    "/api/events/*/registrations",
    "/api/events/*/registrations/*/acceptance",
    "/api/events/*/registrations/*/cancellation",
    "/api/erasure-requests"
  };

  /** What anybody may send: here a pass is asked for. */
  static final String[] WRITES = {"/api/notifications/guest-links"};

  private PublicPaths() {}
}
