package city.participation.events.calendar.web;

import city.participation.events.Addresses;
import city.participation.events.calendar.Language;
import city.participation.events.calendar.PublicEvent;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes events as an Atom feed (RFC 4287). */
final class AtomFeed {

  private static final String ATOM = "http://www.w3.org/2005/Atom";

  /** What no XML document may contain, however it is escaped. */
  private static final Pattern FORBIDDEN =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;
  private final Addresses addresses;
  private final Language language;

  private AtomFeed(Addresses addresses, Language language) throws XMLStreamException {
    this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    this.addresses = addresses;
    this.language = language;
  }

  /** {@code self}: where it is, from the root; the same feed has the same id there. */
  static String of(
      String self,
      Instant changedAt,
      List<PublicEvent> events,
      Addresses addresses,
      Language language) {
    try {
      return new AtomFeed(addresses, language).write(addresses.of(self), changedAt, events);
    } catch (XMLStreamException broken) {
      throw new IllegalStateException("A feed cannot be written", broken);
    }
  }

  private String write(URI self, Instant changedAt, List<PublicEvent> events)
      throws XMLStreamException {
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(ATOM);
    xml.writeAttribute("xml:lang", language.tag());
    element(
        "id",
        "urn:uuid:" + UUID.nameUUIDFromBytes(self.toString().getBytes(StandardCharsets.UTF_8)));
    element("title", language == Language.DE ? "Veranstaltungen" : "Events");
    element("updated", changedAt.toString());
    link("self", self, "application/atom+xml");
    xml.writeStartElement("author");
    element("name", "Stadt Köln");
    xml.writeEndElement();
    for (PublicEvent event : events) {
      write(event);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.flush();
    return text.toString();
  }

  private void write(PublicEvent event) throws XMLStreamException {
    xml.writeStartElement("entry");
    element("id", "urn:uuid:" + event.id());
    element("title", language.headline(event.content().title(), event.status()));
    element("updated", event.changedAt().toString());
    link("alternate", addresses.ofEvent(event.id()), null);
    xml.writeEmptyElement("category");
    xml.writeAttribute("term", event.content().format().name());
    xml.writeAttribute("label", language.of(event.content().format()));
    element("content", language.of(event.content().description()));
    xml.writeEndElement();
  }

  private void link(String relation, URI to, @Nullable String type) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("href", to.toString());
    if (type != null) {
      xml.writeAttribute("type", type);
    }
  }

  private void element(String name, String value) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(FORBIDDEN.matcher(value).replaceAll("\uFFFD"));
    xml.writeEndElement();
  }
}
