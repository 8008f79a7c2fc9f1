package city.participation.events.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the city says of an event.
 *
 * @param languages in which it is held, as BCP 47 tags
 * @param costCents what taking part costs
 * @param accessibility needed once it is scheduled
 * @param ideas ids of ideas that it is about
 * @param coHosts ids of partners that hold it with the city
 */
public record EventContent(
    Texts title,
    Texts description,
    EventFormat format,
    List<String> languages,
    int costCents,
    @Nullable Accessibility accessibility,
    List<Speaker> speakers,
    List<AgendaEntry> agenda,
    List<String> ideas,
    List<String> coHosts) {

  public static final int TITLE_MIN = 5;
  public static final int TITLE_MAX = 120;
  public static final int DESCRIPTION_MIN = 20;
  public static final int DESCRIPTION_MAX = 4_000;
  public static final int LANGUAGES_MOST = 10;
  public static final int COST_MAX = 100_000;
  public static final int IDEAS_MOST = 50;
  public static final int CO_HOSTS_MOST = 10;
  public static final int ID_MAX = 64;

  public EventContent {
    languages = List.copyOf(languages);
    speakers = List.copyOf(speakers);
    agenda = List.copyOf(agenda);
    ideas = List.copyOf(ideas);
    coHosts = List.copyOf(coHosts);
  }
}
