package city.participation.partners.member;

import java.time.Instant;

/**
 * Somebody who acts for a partner.
 *
 * @param person opaque, the token's {@code sub}; nothing else is kept of them
 */
public record Member(String person, MemberRole role, Instant since) {}
