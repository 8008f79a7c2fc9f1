package city.participation.gateway.edge;

import city.participation.defaults.problem.Problems;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** What one connection may take of the gateway, in time and in bytes. */
@Component
class ServerEdge implements NettyServerCustomizer {

  /**
   * @param headTime for request line and headers to arrive, from their first byte
   * @param bodyTime for a body to arrive, read or refused; longer than {@code
   *     participation.gateway.body.time}, whose end the client is told
   * @param writeTime for a client to take what was sent to it
   * @param idleTime of a connection without a request
   * @param headerSize of all headers together
   * @param lineSize of the request line
   * @param connections at once
   */
  @ConfigurationProperties("participation.gateway.edge")
  record Settings(
      @DefaultValue("8s") Duration headTime,
      @DefaultValue("10s") Duration bodyTime,
      @DefaultValue("10s") Duration writeTime,
      @DefaultValue("60s") Duration idleTime,
      @DefaultValue("16KB") DataSize headerSize,
      @DefaultValue("8KB") DataSize lineSize,
      @DefaultValue("10000") int connections) {}

  private final Settings settings;
  private final EdgeRefusals refusals;

  ServerEdge(Settings settings, Problems problems) {
    this.settings = settings;
    this.refusals = new EdgeRefusals(problems);
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server
        .idleTimeout(settings.idleTime())
        .maxConnections(settings.connections())
        .httpRequestDecoder(decoder ->
            decoder
                .maxInitialLineLength(Math.toIntExact(settings.lineSize().toBytes()))
                .maxHeaderSize(Math.toIntExact(settings.headerSize().toBytes()))
                .validateHeaders(true)
                .allowDuplicateContentLengths(false))
        .doOnChannelInit((observer, channel, address) -> {
          channel
              .pipeline()
              .addAfter(
                  NettyPipeline.HttpCodec,
                  "headDeadline",
                  new HeadDeadline(settings.headTime(), settings.bodyTime()));
          channel
              .pipeline()
              .addAfter(NettyPipeline.HttpCodec, "requestShape", new RequestShape(refusals));
          channel
              .pipeline()
              .addFirst(
                  "writeTimeout",
                  new WriteTimeoutHandler(settings.writeTime().toMillis(), TimeUnit.MILLISECONDS));
        });
  }
}
