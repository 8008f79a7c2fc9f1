package city.participation.gateway.access;

/** What anybody may read without a token. */
final class PublicPaths {

  static final String[] PAGES = {
    "/", "/docs", "/docs/*", "/openapi.json", "/problems/*", "/favicon.ico", "/robots.txt"
  };

  static final String[] READS = {
    "/api/ideas/**",
    "/api/partners/**",
    "/api/engagements/**",
    "/api/programmes/**",
    "/api/events/**"
  };

  private PublicPaths() {}
}
