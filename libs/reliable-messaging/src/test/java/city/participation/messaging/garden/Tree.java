package city.participation.messaging.garden;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** An aggregate. */
@Document("trees")
public record Tree(
    @Id String id, String kind, int height, @Nullable String nest, List<String> rings) {

  public static Tree planted(String id) {
    return new Tree(id, "oak", 0, null, List.of());
  }

  public Tree grown() {
    return new Tree(id, kind, height + 1, nest, rings);
  }

  public Tree withNest(@Nullable String bird) {
    return new Tree(id, kind, height, bird, rings);
  }
}
