package city.participation.events.registration;

/** {@code question}: its id. */
public record Answer(String question, String value) {}
