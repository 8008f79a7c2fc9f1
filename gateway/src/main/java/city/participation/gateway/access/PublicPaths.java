package city.participation.gateway.access;

/** What anybody may read without a token. */
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

  private PublicPaths() {}
}
