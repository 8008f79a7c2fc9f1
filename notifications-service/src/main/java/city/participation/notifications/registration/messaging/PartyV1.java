package city.participation.notifications.registration.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.registration.RegistrationFact.Party;
import org.jspecify.annotations.Nullable;

/** What all that is said of a registration has in common. */
record PartyV1(String eventId, String participant, @Nullable Integer seats) {

  Party party() {
    return new Party(
        required(eventId, "eventId"),
        required(participant, "participant"),
        required(seats, "seats"));
  }
}
