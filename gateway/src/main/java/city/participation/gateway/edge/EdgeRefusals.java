package city.participation.gateway.edge;

import city.participation.defaults.http.RequestIds;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.problem.Problems;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Tells, and writes down, what is refused before any filter hears of it. */
final class EdgeRefusals {

  private static final Logger log = LoggerFactory.getLogger("access");

  private final Problems problems;

  EdgeRefusals(Problems problems) {
    this.problems = problems;
  }

  /** {@code head}: as far as it could be read. */
  FullHttpResponse of(HttpResponseStatus status, @Nullable HttpRequest head) {
    String path = head == null ? "/" : path(head);
    Problem problem = problem(status, head, path);
    String id = RequestIds.of(header(head, RequestIds.REQUEST_HEADER), null).request();
    Problems.Answer told = problems.answer(problem, header(head, "Accept-Language"), path, id);
    // What could not be read may be anything: not for the log.
    log.info("refused {} {} request={}", status.code(), problem.code(), id);
    FullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(told.status().value()),
            Unpooled.copiedBuffer(told.body(), StandardCharsets.UTF_8));
    told.headers().forEach((name, values) -> answer.headers().set(name, values));
    AnswerHeaders.ALWAYS.forEach(answer.headers()::set);
    answer
        .headers()
        .set(AnswerHeaders.POLICY, AnswerHeaders.DATA_ONLY)
        .set(RequestIds.REQUEST_HEADER, id)
        .set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes());
    return answer;
  }

  private static Problem problem(
      HttpResponseStatus status, @Nullable HttpRequest head, String path) {
    if (status.code() != HttpStatus.BAD_REQUEST.value()) {
      return Problem.ofStatus(status.code());
    }
    boolean queryAlone =
        head != null && !isReadable(head.uri()) && head.uri().startsWith(path + '?');
    return queryAlone
        ? Problem.of(HttpStatus.BAD_REQUEST, "malformed-query")
        : Problem.of(HttpStatus.BAD_REQUEST, "ambiguous-request");
  }

  private static String path(HttpRequest head) {
    int end = head.uri().indexOf('?');
    String path = end < 0 ? head.uri() : head.uri().substring(0, end);
    return head.decoderResult().isSuccess() && path.startsWith("/") && isReadable(path)
        ? path
        : "/";
  }

  private static boolean isReadable(String target) {
    try {
      return new URI(target).getRawPath() != null;
    } catch (URISyntaxException unreadable) {
      return false;
    }
  }

  private static @Nullable String header(@Nullable HttpRequest head, String name) {
    return head == null ? null : head.headers().get(name);
  }
}
