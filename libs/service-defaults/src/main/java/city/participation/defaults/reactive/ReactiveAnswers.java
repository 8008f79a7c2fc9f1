package city.participation.defaults.reactive;

import city.participation.defaults.http.RequestIds;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.problem.Problems;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/** Writes problems to reactive responses, for exceptions of handlers and of filters. */
final class ReactiveAnswers implements ErrorWebExceptionHandler, Ordered {

  private final Problems problems;

  ReactiveAnswers(Problems problems) {
    this.problems = problems;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
    ServerHttpResponse response = exchange.getResponse();
    if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
      return Mono.error(thrown);
    }
    Problems.Answer answer = answer(exchange, thrown);
    HttpHeaders headers = response.getHeaders();
    answer
        .headers()
        .forEach((name, values) -> {
          if (name.equals(HttpHeaders.VARY)) {
            headers.addAll(name, values);
          } else {
            headers.put(name, values);
          }
        });
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    headers.setContentLength(body.length);
    response.setStatusCode(answer.status());
    return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
  }

  private Problems.Answer answer(ServerWebExchange exchange, Throwable thrown) {
    String requestId = exchange.getResponse().getHeaders().getFirst(RequestIds.REQUEST_HEADER);
    MDC.put(RequestIds.REQUEST_KEY, requestId);
    try {
      Problem known = ofReactive(thrown);
      return problems.answer(
          known == null ? problems.of(thrown) : known,
          exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE),
          exchange.getRequest().getPath().value(),
          requestId);
    } finally {
      MDC.remove(RequestIds.REQUEST_KEY);
    }
  }

  private static @Nullable Problem ofReactive(Throwable thrown) {
    return thrown instanceof MissingRequestValueException missing
        ? Problem.invalid().withParameter(missing.getName(), "missing")
        : null;
  }

  /** Before Boot's own handler, which would choose HTML for browsers. */
  @Override
  public int getOrder() {
    return -2;
  }
}
