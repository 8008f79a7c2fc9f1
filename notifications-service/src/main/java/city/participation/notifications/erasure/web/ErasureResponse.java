package city.participation.notifications.erasure.web;

import city.participation.notifications.erasure.ErasureStatus;
import city.participation.notifications.erasure.ErasureView;
import city.participation.notifications.erasure.RequestErasure.Receipt;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far an erasure is; without the person. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ErasureResponse(
    String id,
    ErasureStatus status,
    Instant requestedAt,
    @Schema(description = "What has not been answered by then makes it a PARTIAL one.")
        Instant answerBy,
    @Schema(description = "When it became COMPLETED or PARTIAL.") @Nullable Instant endedAt,
    List<Part> services,
    @Schema(
            description =
                "Only in the answer to the request: shows the erasure, in the header"
                    + " Erasure-Receipt, also when the account is gone.")
        @Nullable String receipt) {

  @Schema(name = "ErasedService")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Part(
      String service,
      @Schema(description = "Absent while the service has not said that it has erased the person.")
          @Nullable Instant erasedAt) {}

  static ErasureResponse of(Receipt taken) {
    return of(taken.erasure(), taken.token().value());
  }

  static ErasureResponse of(ErasureView erasure) {
    return of(erasure, null);
  }

  private static ErasureResponse of(ErasureView erasure, @Nullable String receipt) {
    return new ErasureResponse(
        erasure.id(),
        erasure.status(),
        erasure.requestedAt(),
        erasure.answerBy(),
        erasure.endedAt(),
        erasure.services().stream().map(it -> new Part(it.service(), it.erasedAt())).toList(),
        receipt);
  }

  /** Without the receipt: records end up in logs. */
  @Override
  public String toString() {
    return "ErasureResponse[" + id + ", " + status + "]";
  }
}
