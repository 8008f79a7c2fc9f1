package city.participation.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NginxTests {

  @TempDir private Path folder;

  @Test
  void keepsToItsFolderAndToLoopback() {
    var lines = new NginxSettings(folder, 4711, 4712).text().lines().map(String::strip).toList();
    assertThat(lines).contains("listen 127.0.0.1:4711;", "server 127.0.0.1:4712;", "daemon off;");
    assertThat(lines)
        .filteredOn(line -> line.contains("\"/"))
        .hasSize(8)
        .allMatch(line -> line.contains("\"" + folder));
  }

  @Test
  void keepsConnectionsOnBothSides() {
    assertThat(new NginxSettings(folder, 1, 2).text())
        .contains("keepalive 64;", "proxy_http_version 1.1;", "proxy_set_header Connection \"\";");
  }

  @Test
  void isFoundOnTheSearchPathOnly() throws IOException {
    var program = Files.createFile(folder.resolve("nginx"));
    assertThat(Nginx.find("/nowhere:" + folder)).isEmpty();
    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThat(Nginx.find("/nowhere::" + folder)).contains(program);
    assertThat(Nginx.find("/nowhere")).isEmpty();
  }

  @Test
  void handsOnWhereItIsInstalledAndEndsWithItsWorkers() throws IOException {
    var program = Nginx.find();
    assumeThat(program).as(Nginx.MISSING).isPresent();
    assertThat(Nginx.version(program.orElseThrow())).matches("nginx/[\\d.]+.*");
    var service =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    service.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("hello".getBytes(UTF_8));
          exchange.close();
        });
    service.start();
    List<ProcessHandle> processes;
    try (var nginx = Nginx.start(program.orElseThrow(), folder, service.getAddress().getPort())) {
      processes = nginx.master().children().toList();
      assertThat(processes).isNotEmpty();
      var url = URI.create("http://127.0.0.1:" + nginx.port() + "/any").toURL();
      try (var answer = url.openStream()) {
        assertThat(new String(answer.readAllBytes(), UTF_8)).isEqualTo("hello");
      }
    } finally {
      service.stop(0);
    }
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
  }
}
