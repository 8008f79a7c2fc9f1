package city.participation.partners.worklist.web;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.NextLink;
import city.participation.defaults.http.PageLimit;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.partners.People;
import city.participation.partners.partner.PartnerStatus;
import city.participation.partners.partner.Person;
import city.participation.partners.partner.Review;
import city.participation.partners.worklist.ListPartners;
import city.participation.partners.worklist.PartnerFilter;
import city.participation.partners.worklist.PartnerPage;
import city.participation.partners.worklist.PartnerPage.Position;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Partners")
class WorkListController {

  private final ListPartners list;

  WorkListController(ListPartners list) {
    this.list = list;
  }

  @GetMapping(path = "/api/partners", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "listPartners",
      summary = "List partners",
      description =
          "With member=me those that the caller acts for, drafts included, newest first. Staff list by status,"
              + " longest in it first, or by the stage of a review, oldest first: their work lists."
              + " Without any of these the accredited ones. What the caller may not see is left"
              + " out; the public reads /api/partners/directory. To read on, pass the answer's next"
              + " as cursor, or follow the Link header.")
  ResponseEntity<PartnerPageResponse> list(
      HttpServletRequest request,
      @Nullable Caller caller,
      @Parameter(
              description = "Those that the caller acts for.",
              schema = @Schema(allowableValues = "me"))
          @RequestParam(required = false)
          @Nullable String member,
      @Parameter(
              description = "The same as member, whoever applied.",
              schema = @Schema(allowableValues = "me"))
          @RequestParam(required = false)
          @Nullable String applicant,
      @Parameter(
              description = "For staff: only partners of this status.",
              schema = @Schema(implementation = PartnerStatus.class))
          @RequestParam(required = false)
          @Nullable String status,
      @Parameter(
              description = "For staff: only partners whose review has come so far.",
              schema = @Schema(implementation = Review.Stage.class))
          @RequestParam(required = false)
          @Nullable String stage,
      PageLimit limit,
      @Nullable Cursor cursor,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    Person viewer = caller == null ? null : People.viewer(caller);
    PartnerFilter filter = filter(member, applicant, status, stage, viewer);
    PartnerPage page = list.list(filter, limit.value(), position(cursor, filter), viewer);
    Cursor next =
        page.last() == null
            ? null
            : Cursor.of(filter.kind(), page.last().rank().toEpochMilli(), page.last().id());
    PartnerPageResponse body = PartnerPageResponse.of(page, next);
    EntityTag tag = EntityTag.of(page.items().size(), body.toString());
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(
                tag.matchesNoneOf(ifNoneMatch) ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .header(HttpHeaders.ETAG, tag.toString())
            .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
            .cacheControl(CacheControl.noCache());
    if (next != null) {
      answer.header(HttpHeaders.LINK, NextLink.of(uri(request), next));
    }
    return tag.matchesNoneOf(ifNoneMatch) ? answer.build() : answer.body(body);
  }

  private static PartnerFilter filter(
      @Nullable String member,
      @Nullable String applicant,
      @Nullable String status,
      @Nullable String stage,
      @Nullable Person viewer) {
    Problem problem = Problem.invalid();
    me("member", member, problem);
    me("applicant", applicant, problem);
    PartnerStatus itsStatus = named("status", status, PartnerStatus.values(), problem);
    Review.Stage itsStage = named("stage", stage, Review.Stage.values(), problem);
    boolean own = member != null || applicant != null;
    if (own && (status != null || stage != null)) {
      problem.withParameter(member == null ? "applicant" : "member", "one-filter");
    } else if (member != null && applicant != null) {
      problem.withParameter("applicant", "one-filter");
    } else if (status != null && stage != null) {
      problem.withParameter("stage", "one-filter");
    }
    if (!problem.parameters().isEmpty()) {
      throw problem;
    }
    if (own) {
      if (viewer == null) {
        throw Problem.of(HttpStatus.UNAUTHORIZED, "unauthenticated")
            .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      }
      return new PartnerFilter.Own(viewer);
    }
    return itsStage != null
        ? new PartnerFilter.AtStage(itsStage)
        : new PartnerFilter.OfStatus(itsStatus == null ? PartnerStatus.ACCREDITED : itsStatus);
  }

  private static void me(String parameter, @Nullable String value, Problem problem) {
    if (value != null && !value.equals("me")) {
      problem.withParameter(parameter, "not-one-of", "me");
    }
  }

  private static <E extends Enum<E>> @Nullable E named(
      String parameter, @Nullable String value, E[] all, Problem problem) {
    if (value == null) {
      return null;
    }
    E found = Arrays.stream(all).filter(it -> it.name().equals(value)).findFirst().orElse(null);
    if (found == null) {
      problem.withParameter(
          parameter,
          "not-one-of",
          Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", ")));
    }
    return found;
  }

  private static @Nullable Position position(@Nullable Cursor cursor, PartnerFilter filter) {
    if (cursor == null) {
      return null;
    }
    List<String> keys = cursor.keysOf(filter.kind(), 2);
    try {
      return new Position(Instant.ofEpochMilli(Long.parseLong(keys.getFirst())), keys.getLast());
    } catch (NumberFormatException notOurs) {
      throw Cursor.refused();
    }
  }

  private static URI uri(HttpServletRequest request) {
    String query = request.getQueryString();
    return URI.create(request.getRequestURI() + (query == null ? "" : "?" + query));
  }
}
