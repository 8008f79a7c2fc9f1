package city.participation.events.calendar.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.calendar.CalendarExamples;
import city.participation.events.calendar.Language;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Read by another parser than the one that wrote it. */
class AtomFeedTests {

  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final Instant CHANGED = Instant.parse("2026-11-27T09:15:00Z");

  @Test
  void hasWhatAFeedNeeds() throws Exception {
    Document feed = parsed(written("Bürgerdialog & <b>mehr</b>", "/api/events/feed?a=1&lang=de"));
    Element root = feed.getDocumentElement();
    assertThat(root.getNamespaceURI()).isEqualTo(ATOM);
    assertThat(root.getLocalName()).isEqualTo("feed");
    assertThat(root.getAttribute("xml:lang")).isEqualTo("de");
    assertThat(text(root, "id")).startsWith("urn:uuid:");
    assertThat(text(root, "updated")).isEqualTo("2026-11-27T09:15:00Z");
    assertThat(text(root, "name")).isEqualTo("Stadt Köln");
    Element self = (Element) root.getElementsByTagNameNS(ATOM, "link").item(0);
    assertThat(self.getAttribute("rel")).isEqualTo("self");
    assertThat(self.getAttribute("href"))
        .isEqualTo("https://mitwirkung.example/api/events/feed?a=1&lang=de");
    Element entry = (Element) root.getElementsByTagNameNS(ATOM, "entry").item(0);
    assertThat(text(entry, "id")).isEqualTo("urn:uuid:7a2c9e14-5b3d-8f60-a1c8-4d9e2b7f3a06");
    assertThat(text(entry, "title")).isEqualTo("Bürgerdialog & <b>mehr</b>");
    assertThat(text(entry, "updated")).isEqualTo("2026-11-27T09:15:00.123Z");
    assertThat(text(entry, "content")).contains("Veedel");
    Element alternate = (Element) entry.getElementsByTagNameNS(ATOM, "link").item(0);
    assertThat(alternate.getAttribute("href"))
        .isEqualTo("https://mitwirkung.example/termine/7a2c9e14-5b3d-8f60-a1c8-4d9e2b7f3a06");
  }

  @Test
  void hasAnIdOfItsOwnForEachFilter() throws Exception {
    assertThat(id("/api/events/feed?lang=de")).isEqualTo(id("/api/events/feed?lang=de"));
    assertThat(id("/api/events/feed?lang=de")).isNotEqualTo(id("/api/events/feed?lang=en"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "]]>",
        "a\uFFFFb",
        "\uFFFE",
        "</title><entry>",
        "👨‍👩‍👧‍👦 &#0;",
        "a\u0085\u2028b"
      })
  void isWellFormedWhateverATitleSays(String title) throws Exception {
    Document feed = parsed(written(title, "/api/events/feed?lang=de"));
    assertThat(feed.getElementsByTagNameNS(ATOM, "entry").getLength()).isEqualTo(1);
  }

  private static String id(String self) throws Exception {
    return text(parsed(written("Bürgerdialog", self)).getDocumentElement(), "id");
  }

  private static String written(String title, String self) {
    return AtomFeed.of(
        self,
        CHANGED,
        List.of(CalendarExamples.titled(title)),
        CalendarExamples.ADDRESSES,
        Language.DE);
  }

  private static Document parsed(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }

  private static String text(Element element, String name) {
    return element.getElementsByTagNameNS(ATOM, name).item(0).getTextContent();
  }
}
