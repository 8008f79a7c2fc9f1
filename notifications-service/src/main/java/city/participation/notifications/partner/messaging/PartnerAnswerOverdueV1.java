package city.participation.notifications.partner.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.partner.PartnerFact;
import java.time.LocalDate;

record PartnerAnswerOverdueV1(String applicant, LocalDate dueOn) {

  PartnerFact fact() {
    return new PartnerFact.PartnerAnswerOverdue(
        required(applicant, "applicant"), required(dueOn, "dueOn"));
  }
}
