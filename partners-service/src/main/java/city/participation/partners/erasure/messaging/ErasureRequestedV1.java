package city.participation.partners.erasure.messaging;

import org.jspecify.annotations.Nullable;

record ErasureRequestedV1(@Nullable String requestId, @Nullable String person) {}
