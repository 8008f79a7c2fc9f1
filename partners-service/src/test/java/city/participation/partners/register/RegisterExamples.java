package city.participation.partners.register;

import city.participation.partners.organisation.AcceptedTerms;
import city.participation.partners.organisation.Address;
import city.participation.partners.organisation.Contact;
import city.participation.partners.organisation.Description;
import city.participation.partners.organisation.LegalForm;
import city.participation.partners.organisation.Organisation;
import city.participation.partners.organisation.RegisterReference;
import city.participation.partners.organisation.Sector;
import city.participation.partners.organisation.Theme;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Organisations to look up. */
public final class RegisterExamples {

  private RegisterExamples() {}

  public static Organisation association() {
    return organisation(
        LegalForm.REGISTERED_ASSOCIATION,
        RegisterReference.of("Amtsgericht Köln", "VR 12345").orElseThrow());
  }

  public static Organisation organisation(LegalForm form, @Nullable RegisterReference register) {
    return new Organisation(
        "Veedel Digital e.V.",
        form,
        Sector.CIVIL_SOCIETY,
        register,
        new Address("Venloer Straße 1", "50823", "Köln"),
        null,
        new Description("Wir helfen im Veedel beim Umgang mit digitalen Diensten.", null),
        List.of(),
        List.of(Theme.DIGITALISATION),
        new Contact("Kim Beispiel", "kim@example.org", null),
        new AcceptedTerms("2026-01", Instant.EPOCH),
        List.of());
  }
}
