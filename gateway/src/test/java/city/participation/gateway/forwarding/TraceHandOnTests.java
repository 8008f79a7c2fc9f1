package city.participation.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.propagation.Propagator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class TraceHandOnTests {

  private static final String CLIENTS = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final String OURS = "00-4bf92f3577b34da6a3ce929d0e0e4736-241256b28dd4d964-01";

  private final HttpHeaders headers = new HttpHeaders();
  private final MockServerWebExchange exchange =
      MockServerWebExchange.from(MockServerHttpRequest.get("/api/ideas"));

  @Test
  void makesOurSpanTheParent() {
    headers.set("traceparent", CLIENTS);
    ServerRequestObservationContext observed =
        new ServerRequestObservationContext(
            exchange.getRequest(), exchange.getResponse(), exchange.getAttributes());
    TracingContext traced = new TracingContext();
    traced.setSpan(Span.NOOP);
    observed.put(TracingContext.class, traced);
    exchange
        .getAttributes()
        .put(ServerRequestObservationContext.CURRENT_OBSERVATION_CONTEXT_ATTRIBUTE, observed);

    assertThat(with(new Fixed()).filter(headers, exchange).get("traceparent"))
        .containsExactly(OURS);
  }

  @Test
  void handsTheClientsOnWhereNothingIsTraced() {
    headers.set("traceparent", CLIENTS);

    assertThat(with(new Fixed()).filter(headers, exchange).get("traceparent"))
        .containsExactly(CLIENTS);
    assertThat(
            new TraceHandOn(new StaticListableBeanFactory().getBeanProvider(Propagator.class))
                .filter(headers, exchange)
                .get("traceparent"))
        .containsExactly(CLIENTS);
  }

  private static TraceHandOn with(Propagator propagator) {
    return new TraceHandOn(
        new StaticListableBeanFactory(Map.of("propagator", propagator))
            .getBeanProvider(Propagator.class));
  }

  private static final class Fixed implements Propagator {

    @Override
    public List<String> fields() {
      return List.of("traceparent");
    }

    @Override
    public <C> void inject(TraceContext context, C carrier, Setter<C> setter) {
      setter.set(carrier, "traceparent", OURS);
    }

    @Override
    public <C> Span.Builder extract(C carrier, Getter<C> getter) {
      return Span.Builder.NOOP;
    }
  }
}
