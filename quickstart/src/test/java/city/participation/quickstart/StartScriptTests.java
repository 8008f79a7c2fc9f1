package city.participation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./start} in a checkout of its own, with a Maven and a JDK that only pretend. */
class StartScriptTests {

  private static final List<String> MODULES =
      List.of(
          "gateway",
          "ideas-service",
          "partners-service",
          "events-service",
          "notifications-service",
          "quickstart");

  private static final String BUILDS =
      """
      echo build >>builds
      for module in gateway ideas-service partners-service events-service notifications-service quickstart; do
        mkdir -p $module/target
        echo $module >$module/target/$module-1.jar
      done
      """;

  /** Unpacks a jar, succeeds in a trial run unless told to fail, and says what it would run. */
  private static final String JAVA =
      """
      case "$*" in
        *jarmode=tools*)
          jar=$3
          mkdir -p "$6"
          cp "$jar" "$6"
          ;;
        *--train*)
          echo trial >>trials
          [ ! -f trial-fails ] && touch "${1#-XX:AOTCacheOutput=}"
          ;;
        *) echo "would run $*" ;;
      esac
      """;

  @TempDir private Path folder;
  private Path checkout;

  @BeforeEach
  void checkOut() throws IOException {
    checkout = Files.createDirectory(folder.resolve("a check out"));
    Files.createDirectories(checkout.resolve("libs/one/src/main"));
    Files.createFile(checkout.resolve("pom.xml"));
    Files.createDirectory(checkout.resolve(".mvn"));
    for (var module : MODULES) {
      Files.createDirectories(checkout.resolve(module).resolve("src/main"));
      Files.createFile(checkout.resolve(module).resolve("pom.xml"));
    }
    Files.createDirectory(checkout.resolve("ideas-service/contracts"));
    Files.copy(Path.of("../start"), checkout.resolve("start"));
    for (var file : List.of("jdk.sh", "launcher.options")) {
      Files.copy(Path.of(file), checkout.resolve("quickstart").resolve(file));
    }
    maven(BUILDS);
    script("jdk/bin/java", JAVA);
    script("jdk/bin/javac", "");
    Files.writeString(checkout.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
  }

  @Test
  void buildsAndTriesOnceAndThenRuns() throws Exception {
    assertThat(start().output()).contains("would run -XX:AOTCache").contains("--port 9000");
    assertThat(start().exit()).isZero();

    assertThat(times("builds")).isEqualTo(1);
    assertThat(times("trials")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "pom.xml, 2",
    "quickstart/pom.xml, 2",
    "libs/one/src/main, 2",
    "ideas-service/contracts, 2",
    "start, 1"
  })
  void buildsAnewWhatHasChanged(String what, int builds) throws Exception {
    start();
    Files.setLastModifiedTime(
        checkout.resolve(what), FileTime.from(Instant.now().plusSeconds(3600)));
    start();

    assertThat(times("builds")).isEqualTo(builds);
  }

  @Test
  void triesAgainWhenTheLaunchersOptionsHaveChanged() throws Exception {
    start();
    Files.writeString(
        checkout.resolve("quickstart/launcher.options"), "-Xmx1g\n", StandardOpenOption.APPEND);
    start();

    assertThat(times("builds")).isEqualTo(1);
    assertThat(times("trials")).isEqualTo(2);
  }

  /** Code that a trial has compiled without the optimising compiler stays so in all its starts. */
  @ParameterizedTest
  @ValueSource(strings = {"JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"})
  void triesAgainWhenTheTrialHadOptionsThatTheStartHasNot(String variable) throws Exception {
    var unoptimised = command();
    unoptimised.environment().put(variable, "-XX:TieredStopAtLevel=1");
    run(unoptimised);
    assertThat(run(unoptimised).output()).contains("would run -XX:AOTCache=");
    assertThat(times("trials")).isEqualTo(1);

    var elsewhere = command("--no-build");
    elsewhere.environment().put("PARTICIPATION_SUITE", folder.resolve("else where").toString());
    assertThat(run(elsewhere).output()).contains("would run -Xshare");

    start();
    assertThat(times("trials")).isEqualTo(2);
    assertThat(run(elsewhere).output()).contains("would run -XX:AOTCache=");

    run(unoptimised);
    assertThat(times("trials")).as("a trial without options serves all").isEqualTo(2);
  }

  @Test
  void repeatsAFailedTrialAFewTimesAndRunsAllTheSame() throws Exception {
    Files.createFile(checkout.resolve("trial-fails"));
    for (int i = 0; i < 3; i++) {
      assertThat(start().output()).contains("the trial run failed").contains("would run -Xshare");
    }
    assertThat(start().output()).doesNotContain("trial").contains("would run -Xshare");
    assertThat(times("trials")).isEqualTo(3);
  }

  @Test
  void triesAgainWithoutTheOptionsThatTrialsHaveFailedWith() throws Exception {
    Path failing = Files.createFile(checkout.resolve("trial-fails"));
    var badly = command();
    badly.environment().put("JDK_JAVA_OPTIONS", "-Xmx1m");
    for (int i = 0; i < 4; i++) {
      run(badly);
    }
    assertThat(times("trials")).isEqualTo(3);
    Files.delete(failing);

    assertThat(start().output()).contains("would run -XX:AOTCache=");
    assertThat(times("trials")).isEqualTo(4);
  }

  @Test
  void showsTheErrorsOfMavenOrElseItsLastWords() throws Exception {
    maven("echo '[INFO] fine'; echo '[ERROR] no such thing'; exit 1");
    assertThat(start())
        .satisfies(failure -> assertThat(failure.exit()).isEqualTo(1))
        .satisfies(failure ->
            assertThat(failure.output()).contains("no such thing").doesNotContain("fine"));

    maven("echo 'cannot fetch Maven'; exit 1");
    assertThat(start().output()).contains("cannot fetch Maven").contains("The build failed");
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "HUP, 129"})
  void takesTheBuildAlongWhenItIsToldToEnd(String signal, int exitCode) throws Exception {
    maven("echo $$ >maven.pid; exec sleep 600");
    var start = command().start();
    long maven = awaitPid(start);

    new ProcessBuilder("kill", "-" + signal, Long.toString(start.pid())).start().waitFor();

    assertThat(start.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(start.exitValue()).isEqualTo(exitCode);
    assertThat(ProcessHandle.of(maven)).isEmpty();
  }

  @Test
  void unpacksWhereItIsToldTo() throws Exception {
    var builder = command();
    builder.environment().put("PARTICIPATION_SUITE", folder.resolve("else where").toString());
    assertThat(run(builder).exit()).isZero();

    assertThat(folder.resolve("else where/gateway/gateway.jar")).exists();
    assertThat(checkout.resolve("quickstart/target/suite")).doesNotExist();
  }

  @Test
  void takesOverWhatWasPreparedForTheSameJars() throws Exception {
    start();
    var elsewhere = folder.resolve("else where");
    var builder = command("--no-build");
    builder.environment().put("PARTICIPATION_SUITE", elsewhere.toString());

    assertThat(run(builder).output())
        .contains("would run -XX:AOTCache=" + elsewhere.resolve("quickstart.aot"));
    assertThat(elsewhere.resolve("quickstart.aot")).exists();

    Files.writeString(checkout.resolve("gateway/target/gateway-1.jar"), "another");
    assertThat(run(builder).output()).contains("would run -Xshare");
    assertThat(times("trials")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"17.0.2, default", "21, default", "11.0.5, jdk"})
  void buildsOnTheJavaOnWhichMavenRunsByItself(String version, String expected) throws Exception {
    maven("echo $JAVA_HOME >maven-java; echo $JAVA25_HOME >>maven-java\n" + BUILDS);
    script("default/bin/javac", "");
    Files.writeString(
        checkout.resolve("default/release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    var builder = command();
    builder.environment().put("JAVA_HOME", checkout.resolve("default").toString());

    assertThat(run(builder).exit()).isZero();

    assertThat(Files.readAllLines(checkout.resolve("maven-java")))
        .containsExactly(checkout.resolve(expected).toString(), checkout.resolve("jdk").toString());
  }

  @Test
  void refusesAnUnknownOptionBeforeItBuilds() throws Exception {
    var builder = command();
    builder.command().add("--emty");

    var result = run(builder);

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.output()).contains("unknown option --emty").contains("--help");
    assertThat(times("builds")).isZero();
  }

  @Test
  void saysThatAJdk25IsMissing() throws Exception {
    Files.writeString(
        checkout.resolve("quickstart/jdk.sh"),
        "\nusual_homes() { :; }\n",
        StandardOpenOption.APPEND);
    for (var tool : List.of("cat", "dirname", "readlink", "grep")) {
      script("tools/" + tool, "PATH=/usr/bin:/bin exec " + tool + " \"$@\"");
    }
    var builder = command();
    builder.environment().remove("JAVA25_HOME");
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("HOME", "");
    builder.environment().put("PATH", checkout.resolve("tools").toString());

    var result = run(builder);

    assertThat(result.exit()).as(result.output()).isEqualTo(1);
    assertThat(result.output()).contains("A JDK 25 is needed").contains("JAVA25_HOME");
    assertThat(times("builds")).isZero();
  }

  private record Result(int exit, String output) {}

  private Result start() throws Exception {
    return run(command());
  }

  private ProcessBuilder command(String... options) {
    var builder =
        new ProcessBuilder("/bin/sh", "./start", "--port", "9000").directory(checkout.toFile());
    builder.command().addAll(List.of(options));
    builder
        .environment()
        .keySet()
        .removeAll(List.of("PARTICIPATION_SUITE", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
    builder.environment().put("JAVA25_HOME", checkout.resolve("jdk").toString());
    return builder.redirectErrorStream(true);
  }

  private static Result run(ProcessBuilder builder) throws Exception {
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  private long awaitPid(Process start) throws Exception {
    var file = checkout.resolve("maven.pid");
    for (int i = 0; i < 200; i++) {
      if (Files.exists(file) && Files.readString(file).endsWith("\n")) {
        return Long.parseLong(Files.readString(file).strip());
      }
      assertThat(start.waitFor(100, TimeUnit.MILLISECONDS)).isFalse();
    }
    throw new AssertionError("Maven was not called");
  }

  private int times(String what) throws IOException {
    var file = checkout.resolve(what);
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  private void maven(String script) throws IOException {
    script("mvnw", script);
  }

  private void script(String name, String text) throws IOException {
    var file = checkout.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
