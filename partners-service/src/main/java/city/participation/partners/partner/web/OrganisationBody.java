package city.participation.partners.partner.web;

import city.participation.partners.district.Districts;
import city.participation.partners.organisation.AcceptedTerms;
import city.participation.partners.organisation.Address;
import city.participation.partners.organisation.Contact;
import city.participation.partners.organisation.Description;
import city.participation.partners.organisation.LinkedDocument;
import city.participation.partners.organisation.Organisation;
import city.participation.partners.organisation.RegisterReference;
import city.participation.partners.organisation.Theme;
import city.participation.partners.partner.web.OrganisationRequest.AddressRequest;
import city.participation.partners.partner.web.OrganisationRequest.ContactRequest;
import city.participation.partners.partner.web.OrganisationRequest.DescriptionRequest;
import city.participation.partners.partner.web.OrganisationRequest.RegisterRequest;
import city.participation.partners.partner.web.OrganisationRequest.TermsRequest;
import java.util.List;
import java.util.Objects;
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

  /** {@code terms}: gives the time to the version that was accepted. */
  Organisation organisation(OrganisationRequest request, Function<String, AcceptedTerms> terms) {
    String name =
        checked.line("/name", request.name(), Organisation.NAME_MIN, Organisation.NAME_MAX);
    required("/legalForm", request.legalForm());
    required("/sector", request.sector());
    RegisterReference register = register(request.register());
    Address address = address(request.address());
    String website =
        request.website() == null
            ? null
            : checked.form(
                "/website",
                request.website(),
                Organisation.WEBSITE_MAX,
                it -> Checked.isLink(it, Set.of("https", "http")),
                "no-web-address");
    Description description = description(request.description());
    List<String> itsDistricts = lists.districts(request.districts());
    List<Theme> themes = lists.themes(request.themes());
    Contact contact = contact(request.contact());
    String version = version(request.terms());
    List<LinkedDocument> documents = lists.documents(request.documents());
    checked.complain();
    return new Organisation(
        Objects.requireNonNull(name),
        Objects.requireNonNull(request.legalForm()),
        Objects.requireNonNull(request.sector()),
        register,
        Objects.requireNonNull(address),
        website,
        Objects.requireNonNull(description),
        itsDistricts,
        themes,
        Objects.requireNonNull(contact),
        terms.apply(Objects.requireNonNull(version)),
        documents);
  }

  private void required(String pointer, @Nullable Object value) {
    if (value == null) {
      checked.wrong(pointer, "missing");
    }
  }

  private @Nullable RegisterReference register(@Nullable RegisterRequest request) {
    if (request == null) {
      return null;
    }
    String court =
        checked.line(
            "/register/court",
            request.court(),
            RegisterReference.COURT_MIN,
            RegisterReference.COURT_MAX);
    String number =
        checked.form(
            "/register/number",
            request.number(),
            RegisterReference.NUMBER_MAX,
            it -> RegisterReference.of("", it).isPresent(),
            "no-register-number");
    return court == null || number == null
        ? null
        : RegisterReference.of(court, number).orElse(null);
  }

  private @Nullable Address address(@Nullable AddressRequest request) {
    required("/address", request);
    if (request == null) {
      return null;
    }
    String street =
        checked.line("/address/street", request.street(), Address.STREET_MIN, Address.STREET_MAX);
    String postcode =
        checked.form("/address/postcode", request.postcode(), 5, POSTCODE, "no-postcode");
    String city = checked.line("/address/city", request.city(), Address.CITY_MIN, Address.CITY_MAX);
    return street == null || postcode == null || city == null
        ? null
        : new Address(street, postcode, city);
  }

  private @Nullable Description description(@Nullable DescriptionRequest request) {
    required("/description", request);
    if (request == null) {
      return null;
    }
    String de =
        checked.paragraphs("/description/de", request.de(), Description.MIN, Description.MAX);
    String en =
        request.en() == null
            ? null
            : checked.paragraphs("/description/en", request.en(), Description.MIN, Description.MAX);
    return de == null ? null : new Description(de, en);
  }

  private @Nullable Contact contact(@Nullable ContactRequest request) {
    required("/contact", request);
    if (request == null) {
      return null;
    }
    String name = checked.line("/contact/name", request.name(), Contact.NAME_MIN, Contact.NAME_MAX);
    String mail =
        checked.form("/contact/mail", request.mail(), Contact.MAIL_MAX, MAIL, "no-mail-address");
    String phone =
        request.phone() == null
            ? null
            : checked.form(
                "/contact/phone", request.phone(), Contact.PHONE_MAX, PHONE, "no-phone-number");
    return name == null || mail == null ? null : new Contact(name, mail, phone);
  }

  private @Nullable String version(@Nullable TermsRequest request) {
    required("/terms", request);
    return request == null
        ? null
        : checked.form(
            "/terms/version", request.version(), AcceptedTerms.VERSION_MAX, VERSION, "no-version");
  }
}
