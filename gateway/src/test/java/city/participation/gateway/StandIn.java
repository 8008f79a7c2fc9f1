package city.participation.gateway;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableChannel;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Stands in for a service behind the gateway and keeps what it was asked. */
final class StandIn {

  record Asked(String method, String uri, HttpHeaders headers, String body) {}

  interface Behaviour extends BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {}

  private final String name;
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour;
  private volatile DisposableServer server;

  private StandIn(String name) {
    this.name = name;
    this.behaviour = fine();
    this.server = listen(0);
  }

  static StandIn start(String name) {
    return new StandIn(name);
  }

  private DisposableServer listen(int port) {
    return HttpServer.create()
        .host("127.0.0.1")
        .port(port)
        .channelGroup(connections)
        .handle((request, response) -> behaviour.apply(request, response))
        .bindNow();
  }

  /** Answers 200 once the whole body has arrived. */
  private Behaviour fine() {
    return answering(200);
  }

  Behaviour answering(int status, String... headers) {
    return (request, response) ->
        request
            .receive()
            .aggregate()
            .asString()
            .defaultIfEmpty("")
            .flatMap(body -> {
              HttpHeaders copy = request.requestHeaders().copy();
              asked.add(new Asked(request.method().name(), request.uri(), copy, body));
              response.status(status).header("Content-Type", "application/json");
              for (int i = 0; i < headers.length; i += 2) {
                response.addHeader(headers[i], headers[i + 1]);
              }
              return response.sendString(Mono.just("{\"service\":\"" + name + "\"}")).then();
            });
  }

  /** Takes the request and never answers. */
  Behaviour hanging() {
    return (request, response) -> {
      asked.add(
          new Asked(request.method().name(), request.uri(), request.requestHeaders().copy(), ""));
      return Mono.never();
    };
  }

  /** Takes the request and breaks the connection. */
  Behaviour breaking() {
    return (request, response) -> {
      asked.add(
          new Asked(request.method().name(), request.uri(), request.requestHeaders().copy(), ""));
      request.withConnection(DisposableChannel::dispose);
      return Mono.never();
    };
  }

  void behave(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  void reset() {
    if (server.isDisposed()) {
      comeBack();
    }
    behaviour = fine();
    asked.clear();
  }

  List<Asked> asked() {
    return asked;
  }

  Asked lastAsked() {
    return asked.getLast();
  }

  int port() {
    return server.port();
  }

  void goDown() {
    server.disposeNow(Duration.ofSeconds(5));
    connections.close().awaitUninterruptibly();
  }

  void comeBack() {
    server = listen(server.port());
  }
}
