package city.participation.events.calendar;

import city.participation.events.Addresses;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Renders calendars, each event once: as long as its version stays, its text does, for every
 * calendar that it is in. What is remembered is bounded by its characters.
 */
@Component
@EnableConfigurationProperties(Addresses.class)
class RenderedEvents {

  /** Of German text one is a byte; a description has at most 4,000. */
  private static final long CHARACTERS = 12_000_000;

  private static final int BATCH = 250;

  /** Raised when the same events are told in other words. */
  private static final int EDITION = 1;

  /** An event in a version, as one reader sees it. */
  record Entry(String id, long version, Standing standing) {}

  private record Key(Entry entry, Language language) {}

  private final CalendarEvents events;
  private final RenderEvent render;
  private final Addresses addresses;
  private final Cache<Key, String> known =
      Caffeine.newBuilder()
          .maximumWeight(CHARACTERS)
          .weigher((Key ignored, String text) -> text.length())
          .build();

  RenderedEvents(CalendarEvents events, Addresses addresses) {
    this.events = events;
    this.addresses = addresses;
    this.render = new RenderEvent(addresses);
  }

  Feed feed(String name, List<Entry> entries, Language language) {
    StringBuilder fingerprint = new StringBuilder();
    fingerprint.append(EDITION).append(addresses).append(language).append(name);
    for (Entry entry : entries) {
      fingerprint.append(entry.id()).append(' ').append(entry.version());
      if (!entry.standing().equals(Standing.PUBLIC)) {
        fingerprint.append(entry.standing());
      }
    }
    return new Feed(entries.size(), fingerprint.toString(), () -> parts(name, entries, language));
  }

  private List<String> parts(String name, List<Entry> entries, Language language) {
    Map<String, String> texts = new HashMap<>();
    List<Entry> missing = new ArrayList<>();
    for (Entry entry : entries) {
      String text = known.getIfPresent(new Key(entry, language));
      if (text == null) {
        missing.add(entry);
      } else {
        texts.put(entry.id(), text);
      }
    }
    for (int i = 0; i < missing.size(); i += BATCH) {
      render(missing.subList(i, Math.min(i + BATCH, missing.size())), language, texts);
    }
    return RenderCalendar.of(
        RenderCalendar.head(name, language),
        entries.stream().map(it -> texts.get(it.id())).filter(Objects::nonNull).toList());
  }

  /** What has changed meanwhile is rendered as it is now, and remembered as that. */
  private void render(List<Entry> missing, Language language, Map<String, String> texts) {
    Map<String, Standing> standings = new HashMap<>();
    missing.forEach(it -> standings.put(it.id(), it.standing()));
    for (PublicEvent event : events.find(standings.keySet())) {
      Standing standing = Objects.requireNonNull(standings.get(event.id()));
      String text = render.render(event, standing, language);
      known.put(new Key(new Entry(event.id(), event.version(), standing), language), text);
      texts.put(event.id(), text);
    }
  }
}
