package city.participation.messaging.garden;

import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A row of a receiver: every height that it was told, in that order. */
@Document("knownTrees")
public record KnownTree(@Id String id, List<Integer> heights) {}
