package city.participation.events.event.web;

import city.participation.defaults.http.EntityTag;
import city.participation.events.Addresses;
import city.participation.events.ViewTag;
import city.participation.events.content.ProgrammeContent;
import city.participation.events.event.EventView;
import city.participation.events.programme.ProgrammeView;
import city.participation.events.programme.ShowProgramme;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with an event as linked data, which also names the office that leads its programme. */
@Component
class DescribedAnswers {

  static final String NAME = "application/ld+json";
  static final MediaType TYPE = MediaType.parseMediaType(NAME);

  private final ShowProgramme programmes;
  private final Addresses addresses;

  DescribedAnswers(ShowProgramme programmes, Addresses addresses) {
    this.programmes = programmes;
    this.addresses = addresses;
  }

  ResponseEntity<EventDescribed> answer(EventView event, @Nullable String ifNoneMatch) {
    EventDescribed body =
        EventDescribed.of(
            event,
            programmes
                .show(event.programmeId(), null)
                .map(ProgrammeView::content)
                .map(ProgrammeContent::leadOffice)
                .orElse(null),
            addresses);
    EntityTag tag = ViewTag.of(event.version(), body);
    boolean known = tag.matchesNoneOf(ifNoneMatch);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .header(HttpHeaders.ETAG, tag.toString())
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
            .cacheControl(CacheControl.noCache());
    return known ? answer.build() : answer.contentType(TYPE).body(body);
  }
}
