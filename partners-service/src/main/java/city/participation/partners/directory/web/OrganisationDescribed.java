package city.participation.partners.directory.web;

import city.participation.partners.directory.DirectoryEntry;
import city.participation.partners.directory.DirectoryPage;
import city.participation.partners.organisation.Theme;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A partner as linked data, in the words of schema.org. */
@Schema(name = "Organization", description = "An accredited partner in the words of schema.org.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"@context", "@type", "@id"})
record OrganisationDescribed(
    @JsonProperty("@context") @Nullable String context,
    @JsonProperty("@type") String type,
    @JsonProperty("@id") String id,
    String identifier,
    String name,
    @Nullable String url,
    List<Text> description,
    @Schema(description = "Its sector.") List<String> keywords,
    @Schema(description = "Its themes.") List<String> knowsAbout,
    List<Area> areaServed,
    Accredited hasCertification) {

  static final String CONTEXT = "https://schema.org";
  static final String PATH = "/api/partners/directory/";

  @Schema(name = "LanguageText")
  record Text(@JsonProperty("@value") String value, @JsonProperty("@language") String language) {}

  @Schema(name = "Area")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Area(
      @JsonProperty("@type") String type, @Nullable String name, @Nullable String identifier) {}

  @Schema(name = "Certification")
  record Accredited(
      @JsonProperty("@type") String type, String name, LocalDate validFrom, LocalDate expires) {}

  @Schema(name = "ItemList", description = "A part of the directory in the words of schema.org.")
  @JsonPropertyOrder({"@context", "@type"})
  record Listed(
      @JsonProperty("@context") String context,
      @JsonProperty("@type") String type,
      List<Item> itemListElement) {

    static Listed of(DirectoryPage page) {
      return new Listed(
          CONTEXT,
          "ItemList",
          IntStream.range(0, page.items().size())
              .mapToObj(i ->
                  new Item(
                      "ListItem",
                      i + 1,
                      OrganisationDescribed.described(null, page.items().get(i))))
              .toList());
    }
  }

  @Schema(name = "ListItem")
  record Item(@JsonProperty("@type") String type, int position, OrganisationDescribed item) {}

  static OrganisationDescribed of(DirectoryEntry entry) {
    return described(CONTEXT, entry);
  }

  private static OrganisationDescribed described(@Nullable String context, DirectoryEntry entry) {
    List<Text> description = new ArrayList<>();
    description.add(new Text(entry.description().de(), "de"));
    if (entry.description().en() != null) {
      description.add(new Text(entry.description().en(), "en"));
    }
    return new OrganisationDescribed(
        context,
        "Organization",
        PATH + entry.id(),
        entry.id(),
        entry.name(),
        entry.website(),
        description,
        List.of(entry.sector().name()),
        entry.themes().stream().map(Theme::code).toList(),
        areas(entry.districts()),
        new Accredited(
            "Certification", "Zugelassene Partnerorganisation", entry.since(), entry.until()));
  }

  private static List<Area> areas(List<String> districts) {
    return districts.isEmpty()
        ? List.of(new Area("City", "Köln", null))
        : districts.stream().map(it -> new Area("AdministrativeArea", null, it)).toList();
  }
}
