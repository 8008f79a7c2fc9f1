package city.participation.partners.partner.web;

import city.participation.partners.register.Concern;
import city.participation.partners.register.RegisterFinding;
import city.participation.partners.register.RegisterResult;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(
    name = "RegisterCheck",
    description = "What the register was found to say. It helps who reviews, and decides nothing.")
record RegisterCheckResponse(
    @Schema(
            description =
                "CONFIRMED: the register has it. PLAUSIBLE, IMPLAUSIBLE: court and number look as they"
                    + " should, or not. NOT_FOUND: the register has no such entry. UNAVAILABLE: it"
                    + " did not answer and is asked again. NOT_APPLICABLE: no register was named.")
        RegisterResult result,
    @Schema(description = "Who says so.") String source,
    @Schema(description = "What to look at oneself.") List<Concern> concerns,
    Instant checkedAt) {

  static @Nullable RegisterCheckResponse of(@Nullable RegisterFinding finding) {
    return finding == null
        ? null
        : new RegisterCheckResponse(
            finding.result(), finding.source(), finding.concerns(), finding.checkedAt());
  }
}
