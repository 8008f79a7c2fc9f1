package city.participation.events.guest;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That the passes of one guest count no more. It tells of nobody: the id that it is made of was
 * drawn at random, and nothing is left that it belonged to.
 *
 * @param until when each of them has expired
 */
@Document("void_passes")
record VoidPass(@Id String guestHash, Instant until) {}
