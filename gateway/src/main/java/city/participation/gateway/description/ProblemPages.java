package city.participation.gateway.description;

import city.participation.defaults.problem.Problem;
import city.participation.defaults.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/**
 * A page for every problem type ({@code /problems/<code>}), from the same texts that the problems
 * themselves carry, those of the services included.
 */
@Component
class ProblemPages {

  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9.-]{1,80}");

  /** With one level of braces inside: a choice may hold a number. */
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+(?:[^{}]|\\{[^{}]*})*}");

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'none'";

  private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
  private final String template;

  ProblemPages() {
    texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
    texts.setFallbackToSystemLocale(false);
    try {
      texts.setBasenames(
          Arrays.stream(
                  new PathMatchingResourcePatternResolver()
                      .getResources("classpath*:problems/*.properties"))
              .map(file -> Objects.requireNonNull(file.getFilename()))
              .map(name -> "problems/" + name.replaceFirst("(_de)?\\.properties$", ""))
              .distinct()
              .toArray(String[]::new));
      template =
          new ClassPathResource("pages/problem.html").getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Mono<ServerResponse> answer(ServerRequest request) {
    String code = request.pathVariable("code");
    Locale language = Problems.language(request.headers().firstHeader(HttpHeaders.ACCEPT_LANGUAGE));
    String title = CODE.matcher(code).matches() ? text(code + ".title", language) : "";
    if (title.isEmpty()) {
      return Mono.error(Problem.notFound());
    }
    String page =
        template
            .replace("${language}", language.getLanguage())
            .replace("${code}", code)
            .replace("${title}", HtmlUtils.htmlEscape(title))
            .replace("${detail}", HtmlUtils.htmlEscape(text(code + ".detail", language)));
    return ServerResponse.ok()
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .header("Content-Security-Policy", POLICY)
        .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
        .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
        .bodyValue(page);
  }

  /** Without a request at hand the places of its values stay open. */
  private String text(String key, Locale language) {
    String text = texts.getMessage(key, null, "", language);
    return text == null ? "" : ARGUMENT.matcher(text).replaceAll("…").replace("''", "'");
  }
}
