package city.participation.events;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.http.PageLimit;
import city.participation.defaults.security.Caller;
import city.participation.events.guest.Registrant;
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
  private static final String PASS = "guestPass";
  private static final String IF_NONE_MATCH = "If-None-Match";

  /** What is always there in an answer; the generator does not read our null annotations. */
  private static final List<String> ANSWERS =
      List.of(
          "programme.web.ProgrammeResponse",
          "programme.web.ProgrammeResponse$StageResponse",
          "programme.web.ProgrammeReceipt",
          "programme.web.ProgrammeReceipt$StageReceipt",
          "programme.web.TimelineResponse",
          "programme.web.TimelineResponse$Entry",
          "seat.web.SeatsResponse",
          "seat.web.SeatsResponse$ModeResponse",
          "seat.web.SeatsResponse$QuestionResponse",
          "seat.web.SeatsResponse$ChoiceResponse",
          "registration.web.RegistrationReceipt",
          "registration.web.RegistrationResponse",
          "registration.web.RegistrationResponse$Given",
          "registration.web.RegistrationPageResponse",
          "checkin.web.CheckInResponses$ResultsResponse",
          "checkin.web.CheckInResponses$ListResponse",
          "checkin.web.CheckInResponses$KeyResponse",
          "checkin.web.CheckInResponses$ExpectedResponse",
          "checkin.web.CheckInResponses$AttendanceResponse",
          "checkin.web.CheckInResponses$CountsResponse",
          "calendarlink.web.CalendarLinkController$CalendarLinkResponse",
          "catalogue.web.ProgrammePageResponse",
          "catalogue.web.ProgrammePageResponse$Item",
          "catalogue.web.ProgrammePageResponse$Title",
          "event.web.EventResponse",
          "event.web.EventResponse$DocumentationResponse",
          "series.web.SeriesResponse",
          "series.web.SeriesResponse$OccurrenceResponse",
          "series.web.SeriesResponse$ClashResponse",
          "series.web.SeriesResponse$Preview",
          "series.web.SeriesReceipt",
          "event.web.EventDescribed",
          "event.web.EventDescribed$Text",
          "event.web.EventDescribed$Place",
          "event.web.EventDescribed$Address",
          "event.web.EventDescribed$Coordinates",
          "event.web.EventDescribed$Offer",
          "event.web.EventDescribed$Organizer",
          "event.web.EventResponse$CoHostResponse",
          "event.web.EventResponse$LinkedIdeaResponse",
          "event.web.EventReceipt",
          "event.web.TimelineResponse",
          "event.web.TimelineResponse$Entry",
          "agenda.web.EventPageResponse",
          "agenda.web.EventPageResponse$Item",
          "agenda.web.EventPageResponse$Title",
          "agenda.web.EventPageResponse$Place",
          "agenda.web.EventPageResponse$Point",
          "agenda.web.EventPageResponse$Access");

  /** What a merge patch may leave out, although a whole one needs it. */
  private static final List<String> PATCHED =
      List.of(
          "ProgrammeRequest",
          "StageRequest",
          "ParticipationConcept",
          "Texts",
          "EventRequest",
          "Venue",
          "RegistrationWindow",
          "Accessibility");

  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(
            Caller.class,
            Registrant.class,
            EntityTag.class,
            IdempotencyKey.class,
            Cursor.class,
            PageLimit.class);
  }

  @Bean
  OpenApiCustomizer eventsApi() {
    return api -> {
      api.info(
          new Info()
              .title("Events")
              .version("1")
              .description(
                  "Programmes of the city, their stages, in which the public takes part, and events."
                      + " Errors are problem details (RFC 9457) in German or English, by Accept-Language."
                      + " Times are ISO 8601 with offset.")
              .license(new License().name("EUPL-1.2").identifier("EUPL-1.2")));
      api.servers(List.of(new Server().url("/")));
      api.tags(
          List.of(
              new Tag().name("Programmes").description("What the city plans and does."),
              new Tag().name("Leading").description("From the announcement to the archive."),
              new Tag().name("Stages").description("When the public takes part, and how."),
              new Tag().name("Events").description("Where people meet, and what came of it."),
              new Tag().name("Calendars").description("Events where people look anyway."),
              new Tag().name("Scheduling").description("When and where, and who has the hall."),
              new Tag().name("Series").description("What comes again and again."),
              new Tag().name("Holding").description("From registration to the minutes."),
              new Tag().name("Seats").description("How many people an event has room for."),
              new Tag().name("Registrations").description("Who wants to come to an event."),
              new Tag().name("Check-in").description("Who came.")));
      Components components = api.getComponents();
      components.addSecuritySchemes(
          BEARER,
          new SecurityScheme()
              .type(SecurityScheme.Type.HTTP)
              .scheme("bearer")
              .bearerFormat("JWT")
              .description("An access token of the city's sign-in, audience participation-api."));
      components.addSecuritySchemes(
          PASS,
          new SecurityScheme()
              .type(SecurityScheme.Type.APIKEY)
              .in(SecurityScheme.In.HEADER)
              .name(Registrant.PASS_HEADER)
              .description(
                  "A guest's pass, from a mail that POST /api/notifications/guest-links asks for."
                      + " Never together with an access token."));
      components.addSchemas("Problem", problem());
      ANSWERS.forEach(answer -> requireWhatIsNeverNull(components, answer));
      PATCHED.forEach(name -> describePatch(components, name));
    };
  }

  @Bean
  OperationCustomizer eventsOperations() {
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
    if (asks.contains(Registrant.class)) {
      operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
      operation.addSecurityItem(new SecurityRequirement().addList(PASS));
      if (!"get".equals(verb(method))) {
        problems.put("403", "Signed in, but not allowed to.");
      }
      problems.put(
          "401",
          "The access token or the pass is missing or not valid; renewal says where a new pass is"
              + " asked for.");
    }
    // Everything refuses a query parameter that it does not know.
    problems.put("400", "The request is not valid; errors says what and where.");
    if (body) {
      problems.put("408", "The body did not arrive in time.");
      problems.put("413", "The body is too large.");
      problems.put("415", "The body is of another type than described, or encoded.");
    }
    if (one) {
      problems.put("404", "There is none, or none that the caller may see.");
      if (!"get".equals(verb(method))) {
        problems.put("409", "Not in this status, or in the way of others; code says which.");
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
      problems.put("412", "Somebody changed it since; ETag has its present version.");
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
    if ("draftProgramme".equals(operation.getOperationId())) {
      success(operation, "Location", "Where the programme is.");
    }
    if ("draftEvent".equals(operation.getOperationId())) {
      success(operation, "Location", "Where the event is.");
    }
    if ("register".equals(operation.getOperationId())) {
      success(operation, "Location", "Where the registration is.");
    }
    if ("planSeries".equals(operation.getOperationId())) {
      success(operation, "Location", "Where the series is.");
    }
    if ("showSeries".equals(operation.getOperationId())
        || "cancelSeries".equals(operation.getOperationId())) {
      problems.put("404", "There is none.");
    }
    if ("cancelSeries".equals(operation.getOperationId())) {
      problems.put("409", "It was ended already.");
    }
    if ("showOwnCalendar".equals(operation.getOperationId())) {
      problems.put("404", "The link was ended, or never was one.");
    }
    if ("planSeats".equals(operation.getOperationId())) {
      problems.put("412", "Somebody changed the plan since; ETag has its present version.");
      problems.put("428", "There is a plan, and If-Match is missing.");
      success(operation, "ETag", "For If-None-Match and If-Match.");
    }
    patched(operation, "amendProgramme", "ProgrammeRequest");
    patched(operation, "amendEvent", "EventRequest");
    patched(operation, "changeStage", "StageRequest");
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

  private static void patched(Operation operation, String id, String whole) {
    if (id.equals(operation.getOperationId())) {
      Schema<?> patch = new Schema<>().$ref("#/components/schemas/" + whole + "Patch");
      operation.getRequestBody().getContent().values().forEach(it -> it.schema(patch));
    }
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
      type = Class.forName("city.participation.events." + answer);
    } catch (ClassNotFoundException moved) {
      throw new IllegalStateException(moved);
    }
    String name = type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class).name();
    Arrays.stream(type.getRecordComponents())
        .filter(it -> !it.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .forEach(it -> components.getSchemas().get(name).addRequiredItem(it.getName()));
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
        .addProperty("type", new StringSchema().example("/problems/programme-status"))
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema().example(409))
        .addProperty("detail", new StringSchema())
        .addProperty("instance", new StringSchema().description("The path of the request."))
        .addProperty("code", new StringSchema().example("programme-status"))
        .addProperty("requestId", new StringSchema())
        .addProperty("errors", new ArraySchema().items(error))
        .addProperty(
            "programmeStatus",
            new StringSchema()
                .description(
                    "With programme-status and programme-takes-no-events: where it stands."))
        .addProperty(
            "allowed",
            new ArraySchema()
                .items(new StringSchema())
                .description("With programme-status and event-status: what can be done now."))
        .addProperty(
            "stageStatus",
            new StringSchema().description("With stage-status: where the stage stands."))
        .addProperty(
            "stage",
            new StringSchema()
                .description(
                    "With stages-overlap, stage-over and outside-stage: the id of the stage."))
        .addProperty(
            "eventStatus",
            new StringSchema().description("With event-status: where the event stands."))
        .addProperty(
            "missing",
            new ArraySchema()
                .items(new StringSchema())
                .description("With event-incomplete: what is still to be said."))
        .addProperty(
            "clashes",
            new ArraySchema()
                .items(
                    new ObjectSchema()
                        .addProperty("id", new StringSchema())
                        .addProperty("title", new Schema<>().$ref("#/components/schemas/Texts"))
                        .addProperty("startsAt", new StringSchema().format("date-time"))
                        .addProperty("endsAt", new StringSchema().format("date-time")))
                .description("With event-clash: the events that are in the way."))
        .addProperty(
            "renewal",
            new StringSchema()
                .description(
                    "With guest-pass-expired and guest-pass-unknown: where a new one is asked for."))
        .addProperty(
            "registration",
            new StringSchema().description("With already-registered: the id of that one."))
        .addProperty(
            "registrationStatus",
            new StringSchema().description("With registration-status: where it stands."))
        .addProperty(
            "held",
            new IntegerSchema()
                .description("With seats-held: how many are confirmed, offered or reserved."))
        .addProperty("mode", new StringSchema().description("With seats-held: ON_SITE or ONLINE."));
  }
}
