package city.participation.benchmarks.faults;

import city.participation.benchmarks.faults.fleet.Broker;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A consumer of our own on the bus. Notes what it is sent and, while it meddles, stands between
 * exchange and consumer: hands on in a shuffled order, and some twice.
 */
final class Probe implements AutoCloseable {

  static final String QUEUE = "ideas.probe";
  private static final int AT_A_TIME = 20;
  private static final int TWICE_IN = 10;
  private static final long CONFIRM_MILLIS = 5_000;

  /** Owners and consumer declare their queues again and again. */
  private static final long AGAIN_NANOS = 1_000_000_000L;

  private final Broker broker;
  private final Random random;
  private final Map<String, Map<Long, Set<String>>> heard = new ConcurrentHashMap<>();
  private final AtomicLong duplicates = new AtomicLong();
  private final AtomicLong waiting = new AtomicLong();
  private final Thread thread;
  private final AtomicLong handedOn = new AtomicLong();
  private volatile boolean meddling;

  /** Only of the thread; longer than it meddles, until all is handed on. */
  private boolean between;

  private volatile @Nullable RuntimeException failure;
  private volatile boolean closed;

  private Probe(Broker broker, long seed) {
    this.broker = broker;
    this.random = new Random(seed);
    this.thread = Thread.ofPlatform().name("probe").daemon().unstarted(this::listen);
  }

  /** Returns when its queue is there. */
  static Probe start(Broker broker, long seed) throws IOException, TimeoutException {
    var probe = new Probe(broker, seed);
    try (var connection = Queues.connections(broker).newConnection("probe");
        var channel = connection.createChannel()) {
      declare(channel);
    }
    probe.thread.start();
    return probe;
  }

  void meddle(boolean wanted) {
    meddling = wanted;
  }

  /** Ids by idea and number. */
  Map<String, Map<Long, Set<String>>> heard() {
    var failed = failure;
    if (failed != null) {
      throw new IllegalStateException("the probe has ended", failed);
    }
    return new HashMap<>(heard);
  }

  long duplicates() {
    return duplicates.get();
  }

  /** In a shuffled order. */
  long handedOn() {
    return handedOn.get();
  }

  /** More than none while there may be something in its own queue, which nobody else empties. */
  long waiting() {
    return waiting.get();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void listen() {
    while (!closed) {
      try (var connection = Queues.connections(broker).newConnection("probe");
          var channel = connection.createChannel()) {
        declare(channel);
        channel.confirmSelect();
        work(channel);
      } catch (IOException | TimeoutException | ShutdownSignalException e) {
        waiting.set(1);
        // The broker is away: what was not acknowledged comes again.
        rest(500);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        failure = e;
        return;
      }
    }
  }

  private static void declare(Channel channel) throws IOException {
    channel.exchangeDeclare(Queues.EXCHANGE, "topic", true);
    channel.queueDeclare(QUEUE, true, false, false, Map.of());
    channel.queueBind(QUEUE, Queues.EXCHANGE, Queues.EVERYTHING);
  }

  private void work(Channel channel) throws IOException, TimeoutException, InterruptedException {
    boolean bound = false;
    long unbound = 0;
    while (!closed) {
      between |= meddling;
      if (meddling && System.nanoTime() - unbound > AGAIN_NANOS) {
        // Brokers differ in what they say of a binding that is not there.
        channel.queueBind(Queues.CONSUMER, Queues.EXCHANGE, Queues.EVERYTHING);
        channel.queueUnbind(Queues.CONSUMER, Queues.EXCHANGE, Queues.EVERYTHING);
        unbound = System.nanoTime();
        bound = false;
      } else if (between && !meddling && !bound) {
        channel.queueBind(Queues.CONSUMER, Queues.EXCHANGE, Queues.EVERYTHING);
        bound = true;
      }
      waiting.set(1);
      List<GetResponse> batch = new ArrayList<>();
      var next = channel.basicGet(QUEUE, false);
      while (next != null) {
        batch.add(next);
        next = batch.size() < AT_A_TIME ? channel.basicGet(QUEUE, false) : null;
      }
      if (batch.isEmpty()) {
        // What came before the consumer was bound again has been handed on.
        between &= meddling || !bound;
        waiting.set(0);
        Thread.sleep(between ? 200 : 50);
        continue;
      }
      batch.forEach(this::note);
      if (between) {
        handOn(channel, batch);
      }
      channel.basicAck(batch.getLast().getEnvelope().getDeliveryTag(), true);
    }
  }

  private void handOn(Channel channel, List<GetResponse> batch)
      throws IOException, TimeoutException, InterruptedException {
    var shuffled = new ArrayList<>(batch);
    for (var message : batch) {
      if (random.nextInt(TWICE_IN) == 0) {
        shuffled.add(message);
        duplicates.incrementAndGet();
      }
    }
    Collections.shuffle(shuffled, random);
    for (var message : shuffled) {
      channel.basicPublish("", Queues.CONSUMER, message.getProps(), message.getBody());
    }
    channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
    handedOn.addAndGet(shuffled.size());
  }

  private void note(GetResponse message) {
    AMQP.BasicProperties properties = message.getProps();
    var headers = properties.getHeaders();
    var idea = String.valueOf(headers.get("cloudEvents:subject"));
    long sequence = Long.parseLong(String.valueOf(headers.get("cloudEvents:sequence")));
    heard
        .computeIfAbsent(idea, id -> new ConcurrentHashMap<>())
        .computeIfAbsent(sequence, number -> ConcurrentHashMap.newKeySet())
        .add(properties.getMessageId());
  }

  private static void rest(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
