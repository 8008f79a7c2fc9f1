package city.participation.partners;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.http.PageLimit;
import city.participation.defaults.security.Caller;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
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
import io.swagger.v3.oas.models.tags.Tag;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** Adds to the generated description what controllers get from the request in our own types. */
@TestConfiguration(proxyBeanMethods = false)
public class ApiDescription {

  private static final String BEARER = "bearer";
  private static final String IF_NONE_MATCH = "If-None-Match";

  /** What is always there in an answer; the generator does not read our null annotations. */
  private static final List<String> ANSWERS =
      List.of(
          "partner.web.PartnerResponse",
          "partner.web.PartnerResponse$RegisterResponse",
          "partner.web.PartnerResponse$ReviewResponse",
          "partner.web.PartnerResponse$TermResponse",
          "partner.web.RegisterCheckResponse",
          "partner.web.PartnerReceipt",
          "partner.web.NextStepResponse",
          "partner.web.AuditTrailResponse",
          "partner.web.AuditTrailResponse$Entry",
          "partner.web.InvitationReceipt",
          "partner.web.MembersResponse",
          "partner.web.MembersResponse$MemberResponse",
          "partner.web.MembersResponse$InvitationResponse",
          "worklist.web.PartnerPageResponse",
          "worklist.web.PartnerPageResponse$Item",
          "engagement.web.EngagementReceipt",
          "engagement.web.EngagementResponse",
          "engagement.web.EngagementResponse$PartnerOfIt",
          "engagement.web.EngagementResponse$Interest",
          "engagement.web.EngagementResponse$Entry",
          "engagement.web.EngagementPageResponse",
          "engagement.web.BalanceResponse",
          "engagement.web.BalanceResponse$Count",
          "directory.web.DirectoryPageResponse",
          "directory.web.DirectoryEntryResponse",
          "directory.web.BalanceResponse",
          "directory.web.BalanceResponse$Share",
          "directory.web.OrganisationDescribed",
          "directory.web.OrganisationDescribed$Listed",
          "directory.web.OrganisationDescribed$Item");

  /** The operations on who acts for a partner. */
  private static final List<String> MEMBERS =
      List.of("inviteMember", "revokeInvitation", "changeMemberRole", "removeMember");

  /** What a merge patch may leave out, although a whole one needs it. */
  private static final List<String> PATCHED =
      List.of(
          "OrganisationRequest",
          "RegisterRequest",
          "AddressRequest",
          "DescriptionRequest",
          "ContactRequest");

  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(
            Caller.class, EntityTag.class, IdempotencyKey.class, Cursor.class, PageLimit.class);
  }

  @Bean
  OpenApiCustomizer partnersApi() {
    return api -> {
      api.info(
          new Info()
              .title("Partners")
              .version("1")
              .description(
                  "Partner organisations: apply, be reviewed by two of the staff, be accredited for a"
                      + " term, renew it. Errors are problem details (RFC 9457) in German or"
                      + " English, by Accept-Language. Times are ISO 8601 with offset.")
              .license(new License().name("EUPL-1.2").identifier("EUPL-1.2")));
      api.servers(List.of(new Server().url("/")));
      api.tags(
          List.of(
              new Tag().name("Partners").description("Where they stand, and what there is to do."),
              new Tag().name("Directory").description("Who is accredited, for everybody."),
              new Tag().name("Applying").description("The organisation's steps."),
              new Tag().name("Members").description("Who acts for an organisation."),
              new Tag().name("Reviewing").description("The steps of staff."),
              new Tag().name("Engagements").description("Taking part in programmes.")));
      Components components = api.getComponents();
      components.addSecuritySchemes(
          BEARER,
          new SecurityScheme()
              .type(SecurityScheme.Type.HTTP)
              .scheme("bearer")
              .bearerFormat("JWT")
              .description("An access token of the city's sign-in, audience participation-api."));
      components.addSchemas("Problem", problem());
      ANSWERS.forEach(answer -> requireWhatIsNeverNull(components, answer));
      PATCHED.forEach(name -> describePatch(components, name));
    };
  }

  @Bean
  OperationCustomizer partnersOperations() {
    return ApiDescription::complete;
  }

  private static Operation complete(Operation operation, HandlerMethod method) {
    Set<Class<?>> asks =
        Arrays.stream(method.getMethodParameters())
            .map(MethodParameter::getParameterType)
            .collect(Collectors.toSet());
    boolean signedIn =
        Arrays.stream(method.getMethodParameters())
            .anyMatch(it -> it.getParameterType() == Caller.class && !it.isOptional());
    boolean body =
        Arrays.stream(method.getMethodParameters())
            .anyMatch(it -> it.hasParameterAnnotation(RequestBody.class));
    boolean one =
        Arrays.stream(method.getMethodParameters())
            .anyMatch(it -> "id".equals(it.getParameter().getName()));
    Map<String, String> problems = new LinkedHashMap<>();
    if (asks.contains(Caller.class)) {
      operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
      if (signedIn && !"get".equals(verb(method))) {
        problems.put("403", "Signed in, but not allowed to.");
      }
      if (!signedIn) {
        operation.addSecurityItem(new SecurityRequirement());
      }
      problems.put("401", "The access token is missing or not valid.");
    }
    // Everything refuses a query parameter that it does not know.
    problems.put("400", "The request is not valid; errors says what and where.");
    if (body) {
      problems.put("408", "The body did not arrive in time.");
      problems.put("413", "The body is too large.");
      problems.put("415", "The body is of another type than described, or encoded.");
    }
    String thing =
        method.getBeanType().getPackageName().contains(".engagement") ? "engagement" : "partner";
    if (one) {
      problems.put("404", "There is no such " + thing + ", or none that the caller may see.");
      if (!"get".equals(verb(method))) {
        problems.put("409", "Not in this status; allowed names what can be done now.");
      }
    }
    if (asks.contains(PageLimit.class)) {
      operation.addParametersItem(
          new QueryParameter()
              .name("limit")
              .description("How many items a page holds.")
              .schema(pageLimit()));
      operation.addParametersItem(
          new QueryParameter()
              .name("cursor")
              .description("Where to read on: the next of the page before. Opaque.")
              .schema(new StringSchema()));
      success(operation, "Link", "The next page, if there is one (RFC 8288, rel=next).");
    }
    if (asks.contains(EntityTag.class)) {
      operation.addParametersItem(
          new HeaderParameter()
              .name("If-Match")
              .required(true)
              .description("The ETag of the last read or answer.")
              .schema(new StringSchema().example("\"2-17f0\"")));
      problems.put(
          "412", "Somebody changed the " + thing + " since; ETag has its present version.");
      problems.put("428", "If-Match is missing.");
    }
    if (asks.contains(IdempotencyKey.class)) {
      operation.addParametersItem(
          new HeaderParameter()
              .name("Idempotency-Key")
              .description(
                  "Chosen by the caller. The same request under the same key is carried out once"
                      + " and answered alike for 24 hours.")
              .schema(new StringSchema().pattern("[A-Za-z0-9._:-]{8,128}")));
      problems.put("422", "The key was used for another request.");
    }
    if ("acceptInvitation".equals(operation.getOperationId())) {
      problems.put("404", "There is no such invitation, or not for the caller.");
      problems.put("409", "The caller cannot become a member now; code says why.");
      problems.put("410", "The invitation has run out.");
    }
    if (MEMBERS.contains(operation.getOperationId())) {
      problems.put("404", "There is no such partner, member or invitation for the caller.");
      problems.put("409", "Not possible now; code says why.");
    }
    if ("inviteMember".equals(operation.getOperationId())) {
      success(operation, "Location", "Where the invitation is revoked.");
    }
    if ("applyForAccreditation".equals(operation.getOperationId())) {
      problems.put("409", "There is an application for this organisation.");
      problems.put("429", "Enough applications of this person for a day; see Retry-After.");
      success(operation, "Location", "Where the partner is.");
    }
    if ("proposeEngagement".equals(operation.getOperationId())) {
      problems.put("409", "Not accredited, the programme is over, or the same is open already.");
      success(operation, "Location", "Where the engagement is.");
    }
    if ("amendPartner".equals(operation.getOperationId())) {
      Schema<?> patch = new Schema<>().$ref("#/components/schemas/OrganisationRequestPatch");
      operation.getRequestBody().getContent().values().forEach(it -> it.schema(patch));
    }
    boolean tagged =
        operation.getParameters() != null
            && operation.getParameters().stream()
                .anyMatch(it -> IF_NONE_MATCH.equals(it.getName()));
    if (tagged) {
      operation
          .getResponses()
          .addApiResponse("304", new ApiResponse().description("As If-None-Match says."));
    }
    if (tagged || asks.contains(EntityTag.class) || asks.contains(IdempotencyKey.class)) {
      success(operation, "ETag", "For If-None-Match and If-Match.");
    }
    problems.put("503", "Not available at the moment; see Retry-After.");
    problems.forEach((status, text) ->
        operation
            .getResponses()
            .addApiResponse(
                status,
                new ApiResponse()
                    .description(text)
                    .content(
                        new Content()
                            .addMediaType(
                                "application/problem+json",
                                new MediaType()
                                    .schema(
                                        new Schema<>().$ref("#/components/schemas/Problem"))))));
    return operation;
  }

  private static void success(Operation operation, String header, String text) {
    operation
        .getResponses()
        .forEach((status, response) -> {
          if (status.startsWith("2")) {
            response.addHeaderObject(
                header, new Header().description(text).schema(new StringSchema()));
          }
        });
  }

  private static Schema<?> pageLimit() {
    IntegerSchema limit = new IntegerSchema();
    limit.setMinimum(BigDecimal.ONE);
    limit.setMaximum(BigDecimal.valueOf(PageLimit.MAXIMUM));
    limit.setDefault(PageLimit.DEFAULT.value());
    return limit;
  }

  private static String verb(HandlerMethod method) {
    return method.hasMethodAnnotation(GetMapping.class) ? "get" : "other";
  }

  /** The same properties, none of which has to be there. */
  private static void describePatch(Components components, String name) {
    Schema<?> whole = components.getSchemas().get(name);
    Schema<?> patch =
        new ObjectSchema().description("What is to change; the rest stays, what is null goes.");
    whole
        .getProperties()
        .forEach((property, schema) ->
            patch.addProperty(
                property,
                schema.get$ref() != null
                        && PATCHED.stream().anyMatch(it -> schema.get$ref().endsWith("/" + it))
                    ? new Schema<>().$ref(schema.get$ref() + "Patch")
                    : schema));
    components.addSchemas(name + "Patch", patch);
  }

  private static void requireWhatIsNeverNull(Components components, String answer) {
    Class<?> type;
    try {
      type = Class.forName("city.participation.partners." + answer);
    } catch (ClassNotFoundException moved) {
      throw new IllegalStateException(moved);
    }
    String name = type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class).name();
    Arrays.stream(type.getRecordComponents())
        .filter(it -> !it.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .forEach(it -> components.getSchemas().get(name).addRequiredItem(nameInJson(it)));
  }

  private static String nameInJson(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null ? component.getName() : named.value();
  }

  private static Schema<?> problem() {
    Schema<?> error =
        new ObjectSchema()
            .addProperty("pointer", new StringSchema().description("JSON pointer into the body."))
            .addProperty("parameter", new StringSchema().description("Query parameter or header."))
            .addProperty("code", new StringSchema().example("too-long"))
            .addProperty(
                "detail", new StringSchema().example("is too long; at most 120 characters"))
            .addProperty("arguments", new ArraySchema().items(new Schema<>()));
    return new ObjectSchema()
        .description("What went wrong (RFC 9457).")
        .addProperty("type", new StringSchema().example("/problems/partner-status"))
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema().example(409))
        .addProperty("detail", new StringSchema())
        .addProperty("instance", new StringSchema().description("The path of the request."))
        .addProperty("code", new StringSchema().example("partner-status"))
        .addProperty("requestId", new StringSchema())
        .addProperty("errors", new ArraySchema().items(error))
        .addProperty(
            "partnerStatus",
            new StringSchema().description("With partner-status: where the partner stands."))
        .addProperty(
            "engagementStatus",
            new StringSchema().description("With engagement-status: where the engagement stands."))
        .addProperty(
            "allowed",
            new ArraySchema()
                .items(new StringSchema())
                .description(
                    "With partner-status and engagement-status: what the caller can do now."))
        .addProperty(
            "partner",
            new StringSchema()
                .description("With organisation-yours: where the caller's application is."));
  }
}
