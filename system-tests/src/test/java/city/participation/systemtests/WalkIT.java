package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An idea's way from the API over the bus into its author's inbox. */
@ExtendWith(SharedSuite.class)
class WalkIT {

  @Test
  void tellsTheAuthorThatTheIdeaWasPublished(Api api) {
    var idea = api.submit("demo-participant-1", "Trinkbrunnen am Neumarkt");
    assertThat(api.get("demo-participant-2", "/api/ideas/" + idea).status())
        .as("an idea that nobody published is not a stranger's to see")
        .isEqualTo(404);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(api.get(Api.MODERATOR, "/api/notifications/work-list?limit=100").body())
                .contains(idea));

    api.publish(idea);

    assertThat(api.get(null, "/api/ideas/" + idea).expect(200).json().required("status").asString())
        .isEqualTo("PUBLISHED");
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(Inboxes.about(api, "demo-participant-1", idea)).hasSize(1));
    assertThat(api.get(Api.MODERATOR, "/api/notifications/work-list?limit=100").body())
        .as("the work is done")
        .doesNotContain(idea);
  }

  @Test
  void countsASupportOnceAndForgetsItWhenTakenBack(Api api) {
    var idea = api.publish(api.submit("demo-participant-1", "Bänke am Rheinufer"));

    assertThat(api.support("demo-participant-2", idea)).isBetween(200, 204);
    assertThat(api.support("demo-participant-2", idea)).isBetween(200, 204);
    assertThat(api.support("demo-participant-3", idea)).isBetween(200, 204);
    assertThat(supports(api, idea)).isEqualTo(2);

    api.send(api.request("demo-participant-3", "/api/ideas/" + idea + "/support").DELETE());
    assertThat(supports(api, idea)).isEqualTo(1);
  }

  @Test
  void theReadmesCommandsPrintWhatTheyPromise(Api api, RunningSuite suite)
      throws IOException, InterruptedException {
    var readme = Files.readString(RunningSuite.ROOT.resolve("README.md"));
    var begin = readme.indexOf("```sh", readme.indexOf("<!-- walk -->"));
    var walk = readme.substring(readme.indexOf('\n', begin) + 1, readme.indexOf("\n```", begin));
    var script =
        walk.replace("http://localhost:8080", suite.gateway().toString())
            .replaceAll("\\./token (\\S+?)\\)", "./token $1 --port " + suite.port() + ")");

    var shell = Shell.run(RunningSuite.ROOT, "bash", "-euo", "pipefail", "-c", script);

    assertThat(shell.exit()).as(shell.output()).isZero();
    var lines = shell.output().strip().lines().toList();
    assertThat(lines.getFirst()).matches("submitted: \\S+");
    var idea = lines.getFirst().substring("submitted: ".length());
    assertThat(Api.JSON.readTree(lines.getLast()).required("items"))
        .as("the inbox")
        .anySatisfy(notification -> {
          assertThat(notification.required("link").asString()).isEqualTo("/api/ideas/" + idea);
          assertThat(notification.required("matter").asString()).isEqualTo("idea-published");
        });
  }

  @Test
  void tokenWorksWithoutCurl(RunningSuite suite) throws IOException, InterruptedException {
    var tools = Files.createTempDirectory("no-curl");
    for (var tool : List.of("sed", "dirname", "cat", "grep", "readlink")) {
      for (var folder : List.of("/usr/bin", "/bin")) {
        var original = Path.of(folder, tool);
        if (Files.exists(original) && !Files.exists(tools.resolve(tool))) {
          Files.createSymbolicLink(tools.resolve(tool), original);
        }
      }
    }
    try {
      var builder =
          Shell.command(
              "/bin/sh",
              RunningSuite.ROOT.resolve("token").toString(),
              "demo-staff-1",
              "--port",
              Integer.toString(suite.port()));
      builder.environment().put("PATH", tools.toString());
      var shell = Shell.run(builder);
      assertThat(shell.exit()).as(shell.output()).isZero();
      assertThat(shell.output().strip()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    } finally {
      Folders.delete(tools);
    }
  }

  static int supports(Api api, String idea) {
    return Ideas.supports(api.get(null, "/api/ideas/" + idea).expect(200).json());
  }
}
