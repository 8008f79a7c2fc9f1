package city.participation.partners.erasure;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That a request was carried out, and the answer to it. Whom it was about is not kept.
 *
 * @param id the request's
 */
@Document("erasures")
record Erasure(@Id String id, Instant erasedAt) {}
