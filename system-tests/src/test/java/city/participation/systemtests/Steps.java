package city.participation.systemtests;

import city.participation.systemtests.Api.Answer;
import java.net.http.HttpRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Steps of whatever has a life. */
final class Steps {

  private Steps() {}

  /** Takes the step that this resource is, from where things stood in that answer. */
  static Answer step(
      Api api, String who, String path, Answer before, String resource, @Nullable Object body) {
    var id = before.json().required("id").asString();
    var request =
        api.request(who, path + "/" + id + "/" + resource)
            .header("If-Match", Objects.requireNonNull(before.etag()));
    if (body == null) {
      request.POST(HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json").POST(Api.json(body));
    }
    return api.send(request).expect(200);
  }
}
