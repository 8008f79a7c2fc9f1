package city.participation.testengines;

import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.rabbitmq.RabbitMQContainer;
import org.testcontainers.utility.DockerImageName;

/** Engines in Docker. Testcontainers removes them when the JVM has ended. */
final class Containers {

  static final String BROKER_IMAGE = "engines.rabbitmq.image";
  static final String DATABASE_IMAGE = "engines.mongodb.image";

  private Containers() {}

  static TestBroker startBroker() {
    DockerImageName image = image(BROKER_IMAGE, "rabbitmq:4");
    return new ContainerTestBroker(
        started(
            () -> new RabbitMQContainer(image.asCompatibleSubstituteFor("rabbitmq")),
            BROKER_IMAGE,
            image));
  }

  static TestDatabase startDatabase() {
    DockerImageName image = image(DATABASE_IMAGE, "mongo:8");
    MongoDBContainer container =
        started(
            () -> new MongoDBContainer(image.asCompatibleSubstituteFor("mongo")).withReplicaSet(),
            DATABASE_IMAGE,
            image);
    return container::getReplicaSetUrl;
  }

  private static DockerImageName image(String property, String usual) {
    return DockerImageName.parse(System.getProperty(property, usual));
  }

  private static <C extends GenericContainer<C>> C started(
      Supplier<C> container, String property, DockerImageName image) {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(
          "The tests were asked to run on containers, but no Docker answers on this machine:"
              + " start it, or leave out -Dengines=containers");
    }
    C created = container.get();
    try {
      created.start();
    } catch (ContainerFetchException | ContainerLaunchException e) {
      throw new IllegalStateException(
          "Docker could not start the image %s; another one can be named by -D%s=..."
              .formatted(image, property),
          e);
    }
    return created;
  }
}
