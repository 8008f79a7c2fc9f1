package city.participation.ideas.partner;

import org.jspecify.annotations.Nullable;

/**
 * A partner as everybody may see it, at the moment of asking.
 *
 * @param name present once it was accredited, as its sector
 */
public record PartnerView(
    String id, @Nullable String name, @Nullable Sector sector, Standing standing) {}
