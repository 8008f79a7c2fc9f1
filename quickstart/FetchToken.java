import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;

/** What curl does for ./token, where there is no curl. Run from its source: CLIENT URL. */
class FetchToken {

  static void main(String[] arguments) throws Exception {
    var secret = Base64.getEncoder().encodeToString((arguments[0] + ":demo").getBytes());
    var request =
        HttpRequest.newBuilder(URI.create(arguments[1]))
            .header("Authorization", "Basic " + secret)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      System.out.println(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }
}
