package city.participation.partners.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation says of itself when it applies.
 *
 * @param register null for one that no register holds
 * @param contact null once the person who named it was forgotten, until somebody names another
 * @param districts numbers of Stadtbezirke and Stadtteile; empty for the whole city
 */
public record Organisation(
    String name,
    LegalForm legalForm,
    Sector sector,
    @Nullable RegisterReference register,
    Address address,
    @Nullable String website,
    Description description,
    List<String> districts,
    List<Theme> themes,
    @Nullable Contact contact,
    AcceptedTerms terms,
    List<LinkedDocument> documents) {

  public static final int NAME_MIN = 3;
  public static final int NAME_MAX = 160;
  public static final int WEBSITE_MAX = 300;
  public static final int DISTRICTS_MOST = 95;

  public Organisation {
    districts = List.copyOf(districts);
    themes = List.copyOf(themes);
    documents = List.copyOf(documents);
  }

  /**
   * The same for two applications of one organisation: its register entry, else name and postcode.
   */
  public String key() {
    return register == null
        ? "name:" + Folded.words(name).replace(" ", "") + ":" + address.postcode()
        : register.key();
  }

  /** Whether somebody who writes this name may mean it. */
  public boolean isCalled(String other) {
    return Folded.words(name).equals(Folded.words(other));
  }

  /** Whether this is by law the same organisation as the other. */
  public boolean hasIdentityOf(Organisation other) {
    return otherIdentity(other).isEmpty();
  }

  /** In what it is by law another one, as JSON pointers. */
  public List<String> otherIdentity(Organisation other) {
    List<String> pointers = new ArrayList<>();
    if (!name.equals(other.name)) {
      pointers.add("/name");
    }
    if (legalForm != other.legalForm) {
      pointers.add("/legalForm");
    }
    if (sector != other.sector) {
      pointers.add("/sector");
    }
    if (!Objects.equals(register, other.register)) {
      pointers.add("/register");
    }
    return List.copyOf(pointers);
  }

  /** What makes it known, as a JSON pointer. */
  public String keyField() {
    return register == null ? "/name" : "/register";
  }

  /** Whether everything is the same that the public may read of a partner. */
  public boolean looksLike(Organisation other) {
    return withoutPrivateParts(other).equals(this);
  }

  public Organisation withoutContact() {
    return new Organisation(
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

  private Organisation withoutPrivateParts(Organisation other) {
    return new Organisation(
        other.name,
        other.legalForm,
        other.sector,
        other.register,
        other.address,
        other.website,
        other.description,
        other.districts,
        other.themes,
        contact,
        terms,
        documents);
  }
}
