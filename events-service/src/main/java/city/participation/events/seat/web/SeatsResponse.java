package city.participation.events.seat.web;

import city.participation.events.TextsBody;
import city.participation.events.seat.Mode;
import city.participation.events.seat.Question;
import city.participation.events.seat.SeatPlan;
import city.participation.events.seat.SeatsView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

@Schema(name = "Seats", description = "The seats of an event, and how they are given away.")
record SeatsResponse(
    String eventId,
    List<ModeResponse> modes,
    @Schema(description = "Whom one may bring.") int mostCompanions,
    @Schema(description = "Whether there is one once all seats are taken.") boolean waitingList,
    @Schema(description = "How long a seat that became free is kept for whoever is next.")
        int offerHours,
    @Schema(description = "What is asked of those who register.") List<QuestionResponse> questions,
    @Schema(description = "Days after the event, until it is forgotten who registered.")
        int retentionDays) {

  @Schema(name = "SeatsOfMode", description = "The seats at the venue, or the places online.")
  record ModeResponse(
      Mode mode,
      int capacity,
      @Schema(description = "Those that the city gives away itself.") int reserved,
      @Schema(description = "Confirmed ones.") long taken,
      @Schema(description = "Kept for parties from the queue, until they say yes.") long offered,
      @Schema(
              description =
                  "Neither taken, offered nor reserved. While somebody waits, they are"
                      + " for the queue.")
          long left,
      @Schema(description = "Whether who registers now has to wait, or gets nothing.") boolean full,
      @Schema(description = "Parties in the queue.") long waiting) {

    private static ModeResponse of(SeatsView.Row row) {
      return new ModeResponse(
          row.mode(),
          row.size().capacity(),
          row.size().reserved(),
          row.pool().taken(),
          row.pool().offered(),
          row.pool().free(),
          row.isFull(),
          row.pool().waiting());
    }
  }

  @Schema(name = "SeatQuestionShown", description = "A question to those who register.")
  record QuestionResponse(
      String id,
      TextsBody text,
      Question.Kind kind,
      boolean required,
      List<ChoiceResponse> choices) {

    private static QuestionResponse of(Question question) {
      return new QuestionResponse(
          question.id(),
          TextsBody.of(question.text()),
          question.kind(),
          question.required(),
          question.choices().stream()
              .map(it -> new ChoiceResponse(it.id(), TextsBody.of(it.text())))
              .toList());
    }
  }

  @Schema(name = "SeatChoiceShown", description = "One of the answers to choose from.")
  record ChoiceResponse(String id, TextsBody text) {}

  static SeatsResponse of(SeatsView seats) {
    SeatPlan plan = seats.plan();
    return new SeatsResponse(
        seats.eventId(),
        seats.rows().stream().map(ModeResponse::of).toList(),
        plan.mostCompanions(),
        plan.waitingList(),
        plan.offerHours(),
        plan.questions().stream().map(QuestionResponse::of).toList(),
        plan.retentionDays());
  }
}
