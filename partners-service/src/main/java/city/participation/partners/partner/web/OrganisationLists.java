package city.participation.partners.partner.web;

import city.participation.partners.Checked;
import city.participation.partners.district.Districts;
import city.participation.partners.organisation.LinkedDocument;
import city.participation.partners.organisation.Organisation;
import city.participation.partners.organisation.Theme;
import city.participation.partners.partner.web.OrganisationRequest.DocumentRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the lists in what a request says of an organisation. */
final class OrganisationLists {

  private final Districts districts;
  private final Checked checked;

  OrganisationLists(Districts districts, Checked checked) {
    this.districts = districts;
    this.checked = checked;
  }

  List<String> districts(@Nullable List<@Nullable String> numbers) {
    return numbers == null
        ? List.of()
        : each(
            "/districts",
            numbers,
            Organisation.DISTRICTS_MOST,
            (pointer, number) -> {
              if (!districts.contains(number)) {
                checked.wrong(pointer, "unknown-district");
              }
              return number;
            });
  }

  List<Theme> themes(@Nullable List<@Nullable String> codes) {
    if (codes == null) {
      return List.of();
    }
    if (codes.isEmpty()) {
      checked.wrong("/themes", "too-few", 1);
    }
    return each(
        "/themes",
        codes,
        Theme.values().length,
        (pointer, code) -> {
          Theme theme = Theme.find(code).orElse(null);
          if (theme == null) {
            checked.wrong(
                pointer,
                "not-one-of",
                Arrays.stream(Theme.values()).map(Theme::code).collect(Collectors.joining(", ")));
          }
          return theme;
        });
  }

  List<LinkedDocument> documents(@Nullable List<@Nullable DocumentRequest> requests) {
    return requests == null
        ? List.of()
        : each(
            "/documents",
            requests,
            LinkedDocument.MOST,
            (pointer, request) -> {
              String title =
                  checked.line(
                      pointer + "/title",
                      request.title(),
                      LinkedDocument.TITLE_MIN,
                      LinkedDocument.TITLE_MAX);
              String url =
                  checked.form(
                      pointer + "/url",
                      request.url(),
                      LinkedDocument.URL_MAX,
                      it -> Checked.isLink(it, Set.of("https")),
                      "no-https-address");
              return title == null || url == null ? null : new LinkedDocument(title, url);
            });
  }

  private interface Reader<S, T> {
    @Nullable T read(String pointer, S value);
  }

  private <S, T> List<T> each(
      String pointer, List<@Nullable S> values, int most, Reader<S, T> reader) {
    if (values.size() > most) {
      checked.wrong(pointer, "too-many", most);
      return List.of();
    }
    List<T> all = new ArrayList<>();
    Set<S> seen = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      String place = pointer + "/" + i;
      S value = values.get(i);
      if (value == null) {
        checked.wrong(place, "missing");
      } else if (!seen.add(value)) {
        checked.wrong(place, "repeated");
      } else {
        T read = reader.read(place, value);
        if (read != null) {
          all.add(read);
        }
      }
    }
    return all;
  }
}
