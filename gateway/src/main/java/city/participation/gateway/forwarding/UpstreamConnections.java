package city.participation.gateway.forwarding;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.client.HttpClient;

/** How the gateway connects to the services; the pool's limits are in application.yml. */
@Component
class UpstreamConnections implements HttpClientCustomizer {

  /**
   * @param connectTimeout to a service's port
   * @param readTimeout for the next bytes of an answer; streams send a sign of life every 15 s
   */
  @ConfigurationProperties("participation.gateway.upstream")
  record Settings(
      @DefaultValue("1s") Duration connectTimeout, @DefaultValue("40s") Duration readTimeout) {}

  private final Settings settings;

  UpstreamConnections(Settings settings) {
    this.settings = settings;
  }

  @Override
  public HttpClient customize(HttpClient client) {
    return client
        // Here and not as the gateway's property, which copies the client for every request.
        .option(
            ChannelOption.CONNECT_TIMEOUT_MILLIS,
            Math.toIntExact(settings.connectTimeout().toMillis()))
        // The gateway's own limit ends with the headers: a service that vanished behind them would
        // leave its readers waiting for ever.
        .responseTimeout(settings.readTimeout())
        // Netty would send any request again when its connection breaks, a POST too.
        .disableRetry(true);
  }
}
