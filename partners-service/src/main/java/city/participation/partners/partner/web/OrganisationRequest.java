package city.participation.partners.partner.web;

import city.participation.partners.organisation.AcceptedTerms;
import city.participation.partners.organisation.Address;
import city.participation.partners.organisation.Contact;
import city.participation.partners.organisation.Description;
import city.participation.partners.organisation.LegalForm;
import city.participation.partners.organisation.LinkedDocument;
import city.participation.partners.organisation.Organisation;
import city.participation.partners.organisation.OrganisationDraft;
import city.participation.partners.organisation.OrganisationDraft.AddressDraft;
import city.participation.partners.organisation.OrganisationDraft.ContactDraft;
import city.participation.partners.organisation.OrganisationDraft.DescriptionDraft;
import city.participation.partners.organisation.OrganisationDraft.RegisterDraft;
import city.participation.partners.organisation.RegisterReference;
import city.participation.partners.organisation.Sector;
import city.participation.partners.organisation.Theme;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request says of an organisation, as it comes; also what a merge patch is applied to. */
@Schema(name = "OrganisationRequest", description = "What an organisation says of itself.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrganisationRequest(
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            minLength = Organisation.NAME_MIN,
            maxLength = Organisation.NAME_MAX,
            example = "Veedel Digital e.V.")
        @Nullable String name,
    @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable LegalForm legalForm,
    @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable Sector sector,
    @Nullable RegisterRequest register,
    @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable AddressRequest address,
    @Schema(
            maxLength = Organisation.WEBSITE_MAX,
            description = "Begins with https:// or http://.",
            example = "https://veedel-digital.example")
        @Nullable String website,
    @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable DescriptionRequest description,
    @ArraySchema(
            maxItems = Organisation.DISTRICTS_MOST,
            arraySchema =
                @Schema(
                    description =
                        "Numbers of Stadtbezirke (1 to 9) and Stadtteile (101 to 909), as in"
                            + " /api/ideas/districts; empty for the whole city.",
                    example = "[\"3\", \"401\"]"))
        @Nullable List<@Nullable String> districts,
    @ArraySchema(
            minItems = 1,
            maxItems = 4,
            arraySchema =
                @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    description = "Codes of themes, as in /api/ideas/themes.",
                    example = "[\"digitalisation\"]"))
        @Nullable List<@Nullable String> themes,
    @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable ContactRequest contact,
    @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable TermsRequest terms,
    @ArraySchema(maxItems = LinkedDocument.MOST)
        @Nullable List<@Nullable DocumentRequest> documents) {

  @Schema(name = "RegisterRequest", description = "Where it is registered; absent if nowhere.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RegisterRequest(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = RegisterReference.COURT_MIN,
              maxLength = RegisterReference.COURT_MAX,
              example = "Amtsgericht Köln")
          @Nullable String court,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              maxLength = RegisterReference.NUMBER_MAX,
              description = "Register (VR, HRA, HRB, GnR, GsR or PR) and number.",
              example = "VR 12345")
          @Nullable String number) {}

  @Schema(name = "AddressRequest")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AddressRequest(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = Address.STREET_MIN,
              maxLength = Address.STREET_MAX,
              example = "Venloer Straße 1")
          @Nullable String street,
      @Schema(requiredMode = RequiredMode.REQUIRED, pattern = "[0-9]{5}", example = "50823")
          @Nullable String postcode,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = Address.CITY_MIN,
              maxLength = Address.CITY_MAX,
              example = "Köln")
          @Nullable String city) {}

  @Schema(name = "DescriptionRequest")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DescriptionRequest(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = Description.MIN,
              maxLength = Description.MAX,
              description = "In German.",
              example = "Wir helfen im Veedel beim Umgang mit digitalen Diensten.")
          @Nullable String de,
      @Schema(minLength = Description.MIN, maxLength = Description.MAX, description = "In English.")
          @Nullable String en) {}

  @Schema(
      name = "ContactRequest",
      description = "Whom the city may ask. Never public, and told to no other service.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ContactRequest(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = Contact.NAME_MIN,
              maxLength = Contact.NAME_MAX,
              example = "Kim Beispiel")
          @Nullable String name,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = Contact.MAIL_MIN,
              maxLength = Contact.MAIL_MAX,
              example = "kontakt@veedel-digital.example")
          @Nullable String mail,
      @Schema(
              minLength = Contact.PHONE_MIN,
              maxLength = Contact.PHONE_MAX,
              description = "Digits, spaces and + ( ) / -",
              example = "+49 221 12345")
          @Nullable String phone) {}

  @Schema(name = "TermsRequest", description = "Which version of the terms is accepted hereby.")
  record TermsRequest(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              maxLength = AcceptedTerms.VERSION_MAX,
              example = "2026-01")
          @Nullable String version) {}

  @Schema(name = "DocumentRequest", description = "A document that lies elsewhere.")
  record DocumentRequest(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = LinkedDocument.TITLE_MIN,
              maxLength = LinkedDocument.TITLE_MAX,
              example = "Satzung")
          @Nullable String title,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              maxLength = LinkedDocument.URL_MAX,
              description = "Begins with https://.",
              example = "https://veedel-digital.example/satzung.pdf")
          @Nullable String url) {}

  /** As a request that would say the same. */
  static OrganisationRequest of(OrganisationDraft it) {
    RegisterDraft register = it.register();
    AddressDraft address = it.address();
    DescriptionDraft description = it.description();
    ContactDraft contact = it.contact();
    return new OrganisationRequest(
        it.name(),
        it.legalForm(),
        it.sector(),
        register == null ? null : new RegisterRequest(register.court(), register.entry()),
        address == null
            ? null
            : new AddressRequest(address.street(), address.postcode(), address.city()),
        it.website(),
        description == null ? null : new DescriptionRequest(description.de(), description.en()),
        new ArrayList<>(it.districts()),
        it.themes().isEmpty()
            ? null
            : new ArrayList<>(it.themes().stream().map(Theme::code).toList()),
        contact == null
            ? null
            : new ContactRequest(contact.name(), contact.mail(), contact.phone()),
        it.terms() == null ? null : new TermsRequest(it.terms().version()),
        new ArrayList<>(
            it.documents().stream()
                .map(one -> new DocumentRequest(one.title(), one.url()))
                .toList()));
  }
}
