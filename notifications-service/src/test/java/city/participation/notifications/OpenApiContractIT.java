package city.participation.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.http.PageLimit;
import city.participation.defaults.security.Caller;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The description of the API is made from the code, so that its change is a change to review. */
@ServiceTest
@TestPropertySource(
    properties = {
      "springdoc.api-docs.enabled=true",
      "springdoc.writer-with-order-by-keys=true",
      "springdoc.default-produces-media-type=application/json"
    })
@Import(OpenApiContractIT.Description.class)
class OpenApiContractIT {

  private static final Path CONTRACT = Path.of("contracts/openapi.yaml");
  private static final Path GENERATED = Path.of("target/openapi.yaml");

  @LocalServerPort private int port;

  @Test
  void describesWhatIsServed() throws Exception {
    String generated = Api.text(port, "/v3/api-docs.yaml");
    Files.createDirectories(GENERATED.getParent());
    Files.writeString(GENERATED, generated);

    assertThat(generated)
        .as("The API changed. If that is meant: cp %s %s", GENERATED, CONTRACT)
        .isEqualTo(Files.exists(CONTRACT) ? Files.readString(CONTRACT) : "");
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Description {

    private static final String PROBLEM = "Problem";

    static {
      SpringDocUtils.getConfig()
          .addRequestWrapperToIgnore(
              Caller.class,
              Cursor.class,
              IdempotencyKey.class,
              PageLimit.class,
              JwtAuthenticationToken.class)
          .replaceWithClass(SseEmitter.class, String.class);
    }

    @Bean
    @Order(0)
    SecurityFilterChain description(HttpSecurity http) {
      return http.securityMatcher("/v3/**")
          .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
          .build();
    }

    @Bean
    OpenAPI openApi() {
      OpenAPI api =
          new OpenAPI()
              .info(
                  new Info()
                      .title("Notifications")
                      .version("1")
                      .description(
                          "What people are told, and what waits for moderators and staff."))
              .servers(List.of(new Server().url("/")))
              .addSecurityItem(new SecurityRequirement().addList("token"));
      api.schema(PROBLEM, problem());
      api.getComponents()
          .addSecuritySchemes(
              "token",
              new SecurityScheme()
                  .type(SecurityScheme.Type.HTTP)
                  .scheme("bearer")
                  .bearerFormat("JWT"));
      return api;
    }

    @Bean
    GlobalOperationCustomizer pagesAndProblems() {
      return this::complete;
    }

    /** What is not marked as nullable is always there. */
    @Bean
    GlobalOpenApiCustomizer presence() {
      var records = new ClassPathScanningCandidateComponentProvider(false);
      records.addIncludeFilter(new AssignableTypeFilter(Record.class));
      return api ->
          records.findCandidateComponents("city.participation.notifications").stream()
              .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
              .forEach(type -> require(api, type));
    }

    private static void require(OpenAPI api, Class<?> type) {
      var named = type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
      Schema<?> schema =
          api.getComponents().getSchemas().get(named == null ? type.getSimpleName() : named.name());
      if (schema != null && type.getPackageName().endsWith(".web")) {
        Arrays.stream(type.getRecordComponents())
            .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class))
            .forEach(part -> schema.addRequiredItem(part.getName()));
      }
    }

    private Operation complete(Operation operation, HandlerMethod handler) {
      List<Class<?>> types =
          Arrays.stream(handler.getMethodParameters())
              .<Class<?>>map(MethodParameter::getParameterType)
              .toList();
      if (types.contains(IdempotencyKey.class)) {
        operation.addParametersItem(
            new HeaderParameter()
                .name("Idempotency-Key")
                .description("Chosen by the caller.")
                .schema(new StringSchema().pattern("[A-Za-z0-9._:-]{8,128}")));
      }
      if (types.contains(PageLimit.class)) {
        Schema<Number> limit = new IntegerSchema();
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(BigDecimal.valueOf(PageLimit.MAXIMUM));
        limit.setDefault(PageLimit.DEFAULT.value());
        operation.addParametersItem(new QueryParameter().name("limit").schema(limit));
      }
      if (types.contains(Cursor.class)) {
        operation.addParametersItem(
            new QueryParameter()
                .name("cursor")
                .description("next of the page before")
                .schema(new StringSchema()));
      }
      operation
          .getResponses()
          .addApiResponse(
              "default",
              new ApiResponse()
                  .description("A problem, told in the reader's language (RFC 9457)")
                  .content(
                      new Content()
                          .addMediaType(
                              "application/problem+json",
                              new MediaType()
                                  .schema(new Schema<>().$ref("#/components/schemas/Problem")))));
      return operation;
    }

    private static Schema<?> problem() {
      Schema<?> problem = new ObjectSchema();
      for (String text : List.of("type", "title", "detail", "code", "requestId")) {
        problem.addProperty(text, new StringSchema());
      }
      problem.addProperty("instance", new StringSchema());
      problem.addProperty("status", new IntegerSchema());
      Schema<?> error = new ObjectSchema();
      for (String text : List.of("pointer", "parameter", "code", "detail")) {
        error.addProperty(text, new StringSchema());
      }
      problem.addProperty("errors", new ArraySchema().items(error));
      return problem;
    }
  }
}
