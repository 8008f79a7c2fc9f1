package city.participation.benchmarks;

import city.participation.benchmarks.faults.fleet.Broker;
import city.participation.benchmarks.faults.fleet.Link;
import city.participation.benchmarks.peers.PerfTest;
import city.participation.benchmarks.peers.PerfTest.Place;
import city.participation.benchmarks.peers.PerfTest.Receiving;
import city.participation.benchmarks.peers.PerfTest.Sample;
import city.participation.benchmarks.peers.PerfTest.Sending;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.bson.Document;

/**
 * Outboxes that have filled up and are emptied, then a queue that has filled up and is emptied: by
 * the suite, and by RabbitMQ's own tool on the same broker.
 */
final class MessagesAndPerfTest {

  private static final int CONNECTIONS = 32;
  private static final int ROUNDS = 3;
  private static final double GOAL = 0.5;

  /** As the outbox's default is. */
  private static final int UNCONFIRMED = 64;

  /** As the inbox's defaults are. */
  private static final int PREFETCH = 100;

  private static final int TOGETHER = 20;

  private static final Duration SENDER_WARM_UP = Duration.ofSeconds(5);
  private static final Duration RECEIVER_WARM_UP = Duration.ofSeconds(2);

  /**
   * For some seconds, of which the first are not what it can do: perf-test's do not count either.
   */
  private static final int BACKLOG = 10_000;

  /** For some seconds, however few were sent before. */
  private static final int ENOUGH_TO_RECEIVE = 150_000;

  private static final String RELAY = "relay";
  private static final String SENDER = "perf-test's sender";
  private static final String CONSUMER = "consumer";
  private static final String RECEIVER = "perf-test's receiver";
  private static final String WRITER = "inserts one after the other";
  private static final String SENT = "relay ÷ perf-test: confirmed messages";

  /** The raw client of the same durability; perf-test's keeps nothing of what it receives. */
  private static final String APPLIED = "notifications-service ÷ bare inserts, one after the other";

  private final Path root;
  private final Settings settings;
  private final Report report;
  private final Rounds rates = new Rounds();
  private Sample message = new Sample(0, Map.of());

  MessagesAndPerfTest(Path root, Settings settings, Report report) {
    this.root = root;
    this.settings = settings;
    this.report = report;
  }

  void compare(Path folder) throws IOException, InterruptedException {
    var perfTest = PerfTest.find(root, folder);
    if (!Broker.isInstalled()) {
      missing("RabbitMQ is not installed (Debian: apt-get install rabbitmq-server)");
    } else if (perfTest.isEmpty()) {
      missing(PerfTest.MISSING);
    } else {
      compare(folder, perfTest.get());
    }
  }

  private void missing(String reason) {
    report.missing(SENT, GOAL, reason);
    report.missing(APPLIED, GOAL, reason);
  }

  private void compare(Path folder, PerfTest perfTest) throws IOException, InterruptedException {
    var broker = Broker.installed();
    var data = folder.resolve("rabbitmq");
    try (Closing _ = broker::stop;
        var link = Link.to(broker::port);
        var suite = Suite.launch(root, data, "--rabbitmq", address(link, broker))) {
      suite.awaitReady(data);
      try (var bus = Bus.on(broker);
          var waiting = new WaitingIdeas(suite.ideasDatabase());
          var inserts = new BareInserts(suite.ideasDatabase())) {
        bus.layOut();
        link.cut();
        submitSome(suite);
        waiting.takeModels();
        link.mend();
        suite.awaitHandedOver();
        // Of the relay's own work: it takes a part of each round only.
        double sent = 0;
        while (sent < settings.warmUp().toSeconds()) {
          var round = new Rounds();
          emptyOutboxes(suite, link, bus, waiting, inserts, round);
          sent += BACKLOG / round.median(RELAY);
        }
        var others = OtherWork.watch();
        for (int round = 0; round < ROUNDS; round++) {
          emptyOutboxes(suite, link, bus, waiting, inserts, rates);
          sendAndReceive(perfTest, bus);
        }
        others.report("relay, consumer and perf-test", report);
        report(bus.version(), perfTest.version());
      }
    }
  }

  private interface Closing extends AutoCloseable {
    @Override
    void close();
  }

  private static String address(Link link, Broker broker) {
    return "guest:guest@127.0.0.1:%d/%s".formatted(link.port(), broker.virtualHost());
  }

  /**
   * First the relay alone, while all consumers wait at their queues; then one consumer alone. Both
   * are counted by the broker, which costs neither anything: what is in the queue and what is not
   * any more, of which so few are unconfirmed or not yet applied that the pace is the same.
   */
  private void emptyOutboxes(
      Suite suite, Link link, Bus bus, WaitingIdeas waiting, BareInserts inserts, Rounds into)
      throws IOException, InterruptedException {
    var consumer = suite.notificationsService();
    var other = suite.eventsService();
    double handled = consumer.handled();
    double handledByOther = other.handled();
    link.cut();
    try (var _ = bus.hold(Bus.OTHER_QUEUE)) {
      try (var hold = bus.hold(Bus.QUEUE)) {
        waiting.fillUpTo(BACKLOG);
        into.add(WRITER, insertsOneByOne(inserts, waiting.model()));
        link.mend();
        into.add(RELAY, Pace.until(BACKLOG - 1.0, () -> bus.depth(Bus.QUEUE)));
        suite.awaitOutboxEmpty();
        bus.awaitConsumers(Bus.QUEUE, 2);
        message = hold.sample();
      }
      into.add(CONSUMER, Pace.until((double) BACKLOG, () -> BACKLOG - bus.depth(Bus.QUEUE)));
      suite.awaitHandled(consumer, handled + BACKLOG);
    }
    suite.awaitHandled(other, handledByOther + BACKLOG);
  }

  private void submitSome(Suite suite) throws InterruptedException {
    var ideas = new Ideas(suite);
    ideas.signIn();
    var load = new Load(suite.port(), CONNECTIONS);
    var written = load.run(settings.round(), ideas::nextSubmission);
    report.notGood("submissions while the broker is away", written);
  }

  /**
   * What a consumer could do at most that keeps each message by one write, and did nothing else.
   */
  private double insertsOneByOne(BareInserts inserts, Document model) throws InterruptedException {
    long begin = System.nanoTime();
    int done = inserts.run(model, 1, settings.round()).count();
    return done * 1e9 / (System.nanoTime() - begin);
  }

  private void sendAndReceive(PerfTest perfTest, Bus bus) throws IOException, InterruptedException {
    var sending = new Sending(UNCONFIRMED, SENDER_WARM_UP, settings.round().multipliedBy(2));
    rates.add(SENDER, perfTest.send(place(bus, Bus.PEER_EXCHANGE), message, sending));
    bus.empty(Bus.PEER_OTHER_QUEUE);
    var place = place(bus, Bus.PEER_FILLING_EXCHANGE);
    int missing = ENOUGH_TO_RECEIVE - bus.depth(Bus.PEER_QUEUE);
    if (missing > 0) {
      perfTest.fill(place, message, missing);
    }
    var receiving = new Receiving(bus.depth(Bus.PEER_QUEUE), PREFETCH, TOGETHER, RECEIVER_WARM_UP);
    rates.add(RECEIVER, perfTest.receive(place, receiving));
    bus.empty(Bus.PEER_QUEUE);
  }

  private static Place place(Bus bus, String exchange) {
    return new Place(bus.uri(), exchange, "ideas.idea-submitted.v1", Bus.PEER_QUEUE);
  }

  private void report(String broker, String perfTest) {
    report.fact("relay: confirmed messages", rates.median(RELAY), "/s");
    report.fact(
        "perf-test %s, the same: confirmed messages".formatted(perfTest),
        rates.median(SENDER),
        "/s");
    report.atLeast(SENT, GOAL, rates.median(RELAY) / rates.median(SENDER), "");
    report.fact("notifications-service: applied messages", rates.median(CONSUMER), "/s");
    report.fact("perf-test, the same: received messages", rates.median(RECEIVER), "/s");
    report.fact(
        "notifications-service ÷ perf-test: messages",
        rates.median(CONSUMER) / rates.median(RECEIVER),
        "");
    report.fact("bare inserts, one after the other: writes", rates.median(WRITER), "/s");
    report.atLeast(APPLIED, GOAL, rates.median(CONSUMER) / rates.median(WRITER), "");
    report.note(
        ("relay, consumer and perf-test: medians of %d rounds, in turn, on one %s of this machine,"
                + " without other messages; the suite after its relay has sent for %d s,"
                + " perf-test without its first %d s (sending) and %d s (receiving). Durable classic"
                + " queues of the same arguments, persistent mandatory messages with a body of %d"
                + " bytes and %d headers, each sent to two queues and confirmed, at most %d"
                + " unconfirmed, %d prefetched, acknowledged %d at a time. The"
                + " relay: while the broker is cut off %d ideas come to wait in the database, each with a"
                + " message in its outbox, copies of some that were submitted; then, while all consumers are kept waiting, outboxes are"
                + " claimed and read, messages sent, and outboxes cleared, in the"
                + " embedded database, by way of a TCP link (perf-test has none). The consumer: the"
                + " same messages in order, one after the other, each applied by durable writes before"
                + " it is acknowledged; perf-test throws them away, so beside it stands how many"
                + " documents the bare driver inserts one after the other, as durably")
            .formatted(
                ROUNDS,
                broker,
                settings.warmUp().toSeconds(),
                SENDER_WARM_UP.toSeconds(),
                RECEIVER_WARM_UP.toSeconds(),
                message.size(),
                message.headers().size(),
                UNCONFIRMED,
                PREFETCH,
                TOGETHER,
                BACKLOG));
  }
}
