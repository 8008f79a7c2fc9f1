package city.participation.partners.partner.web;

import city.participation.partners.Checked;
import city.participation.partners.district.Districts;
import city.participation.partners.organisation.AcceptedTerms;
import city.participation.partners.organisation.Address;
import city.participation.partners.organisation.Contact;
import city.participation.partners.organisation.Description;
import city.participation.partners.organisation.Organisation;
import city.participation.partners.organisation.OrganisationDraft;
import city.participation.partners.organisation.OrganisationDraft.AddressDraft;
import city.participation.partners.organisation.OrganisationDraft.ContactDraft;
import city.participation.partners.organisation.OrganisationDraft.DescriptionDraft;
import city.participation.partners.organisation.OrganisationDraft.RegisterDraft;
import city.participation.partners.organisation.RegisterReference;
import city.participation.partners.partner.web.OrganisationRequest.AddressRequest;
import city.participation.partners.partner.web.OrganisationRequest.ContactRequest;
import city.participation.partners.partner.web.OrganisationRequest.DescriptionRequest;
import city.participation.partners.partner.web.OrganisationRequest.RegisterRequest;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a request says of an organisation, and collects all that is wrong with it. */
final class OrganisationBody {

  private static final Predicate<String> POSTCODE = matching("[0-9]{5}");
  private static final Predicate<String> PHONE = matching("\\+?[0-9 ()/-]{3,29}");
  private static final Predicate<String> VERSION = matching("[0-9A-Za-z.-]+");

  /** What every mail system takes; that somebody reads it, only a mail could tell. */
  private static final Predicate<String> MAIL =
      matching(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
              + "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

  private final OrganisationLists lists;
  private final Checked checked;

  OrganisationBody(Districts districts, Checked checked) {
    this.lists = new OrganisationLists(districts, checked);
    this.checked = checked;
  }

  private static Predicate<String> matching(String pattern) {
    return Pattern.compile(pattern).asMatchPredicate();
  }

  /**
   * {@code draft}: whether something may be missing; {@code terms}: gives the time to the version
   * that was accepted.
   */
  OrganisationDraft said(
      OrganisationRequest request, boolean draft, Function<String, AcceptedTerms> terms) {
    String version =
        request.terms() == null
            ? null
            : form(
                "/terms/version",
                request.terms().version(),
                AcceptedTerms.VERSION_MAX,
                VERSION,
                "no-version");
    OrganisationDraft said =
        new OrganisationDraft(
            line("/name", request.name(), Organisation.NAME_MIN, Organisation.NAME_MAX),
            request.legalForm(),
            request.sector(),
            register(request.register()),
            address(request.address()),
            form(
                "/website",
                request.website(),
                Organisation.WEBSITE_MAX,
                it -> Checked.isLink(it, Set.of("https", "http")),
                "no-web-address"),
            description(request.description()),
            lists.districts(request.districts()),
            lists.themes(request.themes()),
            contact(request.contact()),
            version == null ? null : terms.apply(version),
            lists.documents(request.documents()));
    if (!draft) {
      complainOfWhatIsMissing(request, said);
    }
    checked.complain();
    return said;
  }

  /** What was said and is wrong is told as that, not as missing. */
  private void complainOfWhatIsMissing(OrganisationRequest request, OrganisationDraft said) {
    said.missing().stream()
        .filter(pointer -> !checked.isWrong(pointer))
        .filter(pointer -> !pointer.equals("/terms") || request.terms() == null)
        .forEach(pointer -> checked.wrong(pointer, "missing"));
    if (request.terms() != null && request.terms().version() == null) {
      checked.wrong("/terms/version", "missing");
    }
  }

  private @Nullable String line(String pointer, @Nullable String value, int min, int max) {
    return value == null ? null : checked.line(pointer, value, min, max);
  }

  private @Nullable String form(
      String pointer, @Nullable String value, int max, Predicate<String> form, String complaint) {
    return value == null ? null : checked.form(pointer, value, max, form, complaint);
  }

  private @Nullable RegisterDraft register(@Nullable RegisterRequest request) {
    if (request == null) {
      return null;
    }
    String court =
        line(
            "/register/court",
            request.court(),
            RegisterReference.COURT_MIN,
            RegisterReference.COURT_MAX);
    String number =
        form(
            "/register/number",
            request.number(),
            RegisterReference.NUMBER_MAX,
            it -> RegisterReference.of("", it).isPresent(),
            "no-register-number");
    return new RegisterDraft(court, number);
  }

  private @Nullable AddressDraft address(@Nullable AddressRequest request) {
    return request == null
        ? null
        : new AddressDraft(
            line("/address/street", request.street(), Address.STREET_MIN, Address.STREET_MAX),
            form("/address/postcode", request.postcode(), 5, POSTCODE, "no-postcode"),
            line("/address/city", request.city(), Address.CITY_MIN, Address.CITY_MAX));
  }

  private @Nullable DescriptionDraft description(@Nullable DescriptionRequest request) {
    return request == null
        ? null
        : new DescriptionDraft(
            paragraphs("/description/de", request.de()),
            paragraphs("/description/en", request.en()));
  }

  private @Nullable String paragraphs(String pointer, @Nullable String value) {
    return value == null
        ? null
        : checked.paragraphs(pointer, value, Description.MIN, Description.MAX);
  }

  private @Nullable ContactDraft contact(@Nullable ContactRequest request) {
    return request == null
        ? null
        : new ContactDraft(
            line("/contact/name", request.name(), Contact.NAME_MIN, Contact.NAME_MAX),
            form("/contact/mail", request.mail(), Contact.MAIL_MAX, MAIL, "no-mail-address"),
            form("/contact/phone", request.phone(), Contact.PHONE_MAX, PHONE, "no-phone-number"));
  }
}
