package city.participation.partners.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has said so far of an organisation for which they may apply. What is there is
 * right; anything may be missing.
 */
public record OrganisationDraft(
    @Nullable String name,
    @Nullable LegalForm legalForm,
    @Nullable Sector sector,
    @Nullable RegisterDraft register,
    @Nullable AddressDraft address,
    @Nullable String website,
    @Nullable DescriptionDraft description,
    List<String> districts,
    List<Theme> themes,
    @Nullable ContactDraft contact,
    @Nullable AcceptedTerms terms,
    List<LinkedDocument> documents) {

  /** {@code entry}: register and number. */
  public record RegisterDraft(@Nullable String court, @Nullable String entry) {}

  public record AddressDraft(
      @Nullable String street, @Nullable String postcode, @Nullable String city) {}

  public record DescriptionDraft(@Nullable String de, @Nullable String en) {}

  public record ContactDraft(
      @Nullable String name, @Nullable String mail, @Nullable String phone) {}

  public OrganisationDraft {
    districts = List.copyOf(districts);
    themes = List.copyOf(themes);
    documents = List.copyOf(documents);
  }

  public static OrganisationDraft of(Organisation it) {
    RegisterReference register = it.register();
    Contact contact = it.contact();
    return new OrganisationDraft(
        it.name(),
        it.legalForm(),
        it.sector(),
        register == null ? null : new RegisterDraft(register.court(), register.entry()),
        new AddressDraft(it.address().street(), it.address().postcode(), it.address().city()),
        it.website(),
        new DescriptionDraft(it.description().de(), it.description().en()),
        it.districts(),
        it.themes(),
        contact == null ? null : new ContactDraft(contact.name(), contact.mail(), contact.phone()),
        it.terms(),
        it.documents());
  }

  public OrganisationDraft withoutContact() {
    return new OrganisationDraft(
        name,
        legalForm,
        sector,
        register,
        address,
        website,
        description,
        districts,
        themes,
        null,
        terms,
        documents);
  }

  /** Where something is missing before it can be applied with, as JSON pointers. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    need(missing, "/name", name);
    need(missing, "/legalForm", legalForm);
    need(missing, "/sector", sector);
    if (register != null) {
      need(missing, "/register/court", register.court());
      need(missing, "/register/number", register.entry());
    }
    need(missing, "/address", address);
    if (address != null) {
      need(missing, "/address/street", address.street());
      need(missing, "/address/postcode", address.postcode());
      need(missing, "/address/city", address.city());
    }
    need(missing, "/description", description);
    if (description != null) {
      need(missing, "/description/de", description.de());
    }
    need(missing, "/themes", themes.isEmpty() ? null : themes);
    need(missing, "/contact", contact);
    if (contact != null) {
      need(missing, "/contact/name", contact.name());
      need(missing, "/contact/mail", contact.mail());
    }
    need(missing, "/terms", terms);
    return List.copyOf(missing);
  }

  private static void need(List<String> missing, String pointer, @Nullable Object value) {
    if (value == null) {
      missing.add(pointer);
    }
  }

  /** The organisation; empty as long as something is missing. */
  public Optional<Organisation> complete() {
    if (!missing().isEmpty()) {
      return Optional.empty();
    }
    AddressDraft its = there(address);
    DescriptionDraft says = there(description);
    ContactDraft asked = there(contact);
    return Optional.of(
        new Organisation(
            there(name),
            there(legalForm),
            there(sector),
            register == null
                ? null
                : RegisterReference.of(there(register.court()), there(register.entry()))
                    .orElseThrow(),
            new Address(there(its.street()), there(its.postcode()), there(its.city())),
            website,
            new Description(there(says.de()), says.en()),
            districts,
            themes,
            new Contact(there(asked.name()), there(asked.mail()), asked.phone()),
            there(terms),
            documents));
  }

  private static <T> T there(@Nullable T value) {
    return Objects.requireNonNull(value);
  }
}
