package city.participation.partners.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** Whether a caller is to get JSON or linked data. */
final class JsonLd {

  static final String NAME = "application/ld+json";
  static final MediaType TYPE = MediaType.parseMediaType(NAME);

  private JsonLd() {}

  /** Whoever accepts both alike gets JSON; whoever accepts neither was refused before. */
  static boolean isWanted(HttpServletRequest request) {
    List<MediaType> accepted =
        new ArrayList<>(
            MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT))));
    MimeTypeUtils.sortBySpecificity(accepted);
    for (MediaType type : accepted) {
      if (type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
        return false;
      }
      if (type.isCompatibleWith(TYPE)) {
        return true;
      }
    }
    return false;
  }
}
