package city.participation.defaults.http;

import java.net.URI;
import org.springframework.web.util.UriComponentsBuilder;

/** The RFC 8288 {@code Link} header to the next page: relative, so it holds behind any gateway. */
public final class NextLink {

  private NextLink() {}

  /** {@code request}: the URI of this page, whose other query parameters are kept. */
  public static String of(URI request, Cursor next) {
    URI target =
        UriComponentsBuilder.newInstance()
            .path(request.getRawPath())
            .query(request.getRawQuery())
            .replaceQueryParam("cursor", next.toString())
            .build(true)
            .toUri();
    return "<" + target + ">; rel=\"next\"";
  }
}
