package city.participation.events;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** Whether a caller is to get JSON or something else. */
public final class Accepted {

  private Accepted() {}

  /** Whoever accepts both alike gets JSON; whoever accepts neither was refused before. */
  public static boolean rather(MediaType other, HttpServletRequest request) {
    List<MediaType> accepted =
        new ArrayList<>(
            MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT))));
    MimeTypeUtils.sortBySpecificity(accepted);
    for (MediaType type : accepted) {
      if (type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
        return false;
      }
      if (type.isCompatibleWith(other)) {
        return true;
      }
    }
    return false;
  }
}
