package city.participation.benchmarks.faults.fleet;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a fleet is made of.
 *
 * @param suite folder of the unpacked services, as {@code ./start} prepares it
 * @param folder for data and logs
 * @param databases where the databases' files are
 * @param installedBroker whether to use the RabbitMQ of this machine
 * @param instances of each service
 * @param options additional ones of a JVM, by service or {@code databases}
 */
public record Plan(
    Path suite,
    Path folder,
    Path databases,
    boolean installedBroker,
    int instances,
    List<Service> services,
    Map<String, List<String>> options) {

  List<String> options(String of) {
    return options.getOrDefault(of, List.of());
  }
}
