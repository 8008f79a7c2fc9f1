package city.participation.events.event.messaging;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** As in {@code contracts/sends}, one record a schema, and what several of them hold. */
final class EventMessages {

  private EventMessages() {}

  record TitleV1(String de, @Nullable String en) {}

  record VenueV1(
      String name,
      @Nullable String street,
      @Nullable String postcode,
      @Nullable String city,
      @Nullable String district) {}

  record RegistrationV1(@Nullable Instant opensAt, @Nullable Instant closesAt) {}

  record EventScheduledV1(
      String eventId,
      String programmeId,
      @Nullable String stageId,
      TitleV1 title,
      String format,
      String attendance,
      String audience,
      Instant startsAt,
      Instant endsAt,
      String zone,
      @Nullable VenueV1 venue,
      String status,
      @Nullable RegistrationV1 registration,
      List<String> coHosts,
      List<String> ideas,
      int calendarSequence,
      Instant scheduledAt) {}

  record EventRescheduledV1(
      String eventId,
      String programmeId,
      @Nullable String stageId,
      TitleV1 title,
      String format,
      String attendance,
      String audience,
      Instant startsAt,
      Instant endsAt,
      String zone,
      @Nullable VenueV1 venue,
      String status,
      @Nullable RegistrationV1 registration,
      List<String> coHosts,
      List<String> ideas,
      int calendarSequence,
      List<String> changed,
      Instant rescheduledAt) {}

  record EventPostponedV1(
      String eventId, String programmeId, @Nullable String stageId, Instant postponedAt) {}

  record EventCancelledV1(
      String eventId,
      String programmeId,
      @Nullable String stageId,
      int calendarSequence,
      Instant cancelledAt) {}

  record EventHeldV1(
      String eventId, String programmeId, @Nullable String stageId, Instant heldAt) {}

  record EventDocumentedV1(
      String eventId,
      String programmeId,
      @Nullable String stageId,
      @Nullable Integer attendance,
      List<String> ideas,
      boolean corrected,
      Instant documentedAt) {}
}
