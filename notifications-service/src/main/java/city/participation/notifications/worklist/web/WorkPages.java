package city.participation.notifications.worklist.web;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.NextLink;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Pages of a list that changes while it is read: nobody may keep them. */
final class WorkPages {

  private WorkPages() {}

  static <T> ResponseEntity<T> last(T page) {
    return answer().body(page);
  }

  static <T> ResponseEntity<T> before(Cursor next, HttpServletRequest request, T page) {
    String query = request.getQueryString();
    URI uri = URI.create(request.getRequestURI() + (query == null ? "" : "?" + query));
    return answer().header(HttpHeaders.LINK, NextLink.of(uri, next)).body(page);
  }

  /** Of a cursor's key. */
  static Instant instant(String key) {
    try {
      return Instant.parse(key);
    } catch (DateTimeException notOurs) {
      throw Cursor.refused();
    }
  }

  private static ResponseEntity.BodyBuilder answer() {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore());
  }
}
