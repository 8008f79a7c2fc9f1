package city.participation.messaging.outbox;

import static org.mockito.Mockito.mock;

import city.participation.messaging.MessagingProperties;
import city.participation.messaging.Queues;
import city.participation.testengines.PortableCommands;
import city.participation.testengines.TestEngines;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.UuidRepresentation;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/** Relays beside the service's own. */
public final class Relays {

  private Relays() {}

  static MessagingProperties.Outbox settings(String... settings) {
    Map<String, Object> map = new HashMap<>();
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      map.put("outbox." + parts[0], parts[1]);
    }
    return new Binder(new MapConfigurationPropertySource(map))
        .bindOrCreate("outbox", MessagingProperties.Outbox.class);
  }

  /** Out of reach of the relay of the test's context. */
  public static MongoOperations newDatabase(
      MongoConverter converter, CommandListener... listeners) {
    ConnectionString uri = new ConnectionString(TestEngines.newDatabase());
    MongoClientSettings.Builder settings =
        MongoClientSettings.builder()
            .applyConnectionString(uri)
            .uuidRepresentation(UuidRepresentation.STANDARD)
            .addCommandListener(new PortableCommands());
    List.of(listeners).forEach(settings::addCommandListener);
    return new MongoTemplate(
        new SimpleMongoClientDatabaseFactory(
            MongoClients.create(settings.build()), Objects.requireNonNull(uri.getDatabase())),
        converter);
  }

  /** Never sends. */
  static Relay sleeping(
      MongoOperations mongo, Backlog backlog, MessagingProperties.Outbox settings, Clock clock) {
    return new Relay(
        name -> new Ledger(name, mongo),
        mock(Publisher.class),
        mock(Topology.class),
        backlog,
        settings,
        clock);
  }

  /** Sends under another name, to these consumers. */
  static Relay of(
      MongoOperations mongo,
      ConnectionFactory connections,
      String source,
      List<String> consumers,
      MessagingProperties.Outbox settings) {
    return of(mongo, connections, properties(source, consumers, Map.of(), settings));
  }

  static Relay of(
      MongoOperations mongo, ConnectionFactory connections, MessagingProperties properties) {
    Clock clock = Clock.systemUTC();
    return new Relay(
        name -> new Ledger(name, mongo),
        new Publisher(connections, properties),
        new Topology(new RabbitAdmin(connections), properties, new Queues(false)),
        new Backlog(properties.outbox(), clock),
        properties.outbox(),
        clock);
  }

  static MessagingProperties properties(
      String source,
      List<String> consumers,
      Map<String, List<String>> onlyFor,
      MessagingProperties.Outbox settings) {
    return new MessagingProperties(source, consumers, onlyFor, settings, inbox());
  }

  /** Sends by this publisher, to queues that are there already. */
  static Relay of(MongoOperations mongo, Publisher publisher, MessagingProperties.Outbox settings) {
    Clock clock = Clock.systemUTC();
    return new Relay(
        name -> new Ledger(name, mongo),
        publisher,
        mock(Topology.class),
        new Backlog(settings, clock),
        settings,
        clock);
  }

  static MessagingProperties.Inbox inbox() {
    return new Binder(new MapConfigurationPropertySource(Map.of()))
        .bindOrCreate("inbox", MessagingProperties.Inbox.class);
  }
}
