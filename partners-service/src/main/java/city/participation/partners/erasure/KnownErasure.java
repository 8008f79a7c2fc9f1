package city.participation.partners.erasure;

import java.time.Instant;

/** What we remember of a request, under its id: when it was carried out, but not for whom. */
public record KnownErasure(Instant erasedAt) {}
