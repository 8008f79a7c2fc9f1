package city.participation.notifications.erasure;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are erased.
 *
 * @param services who has to say that a person is erased there, beside this service
 * @param answerWithin how long they have; then an erasure is a partial one
 * @param settleEvery how often erasures are looked at that are due
 */
@ConfigurationProperties("participation.erasure")
record ErasureProperties(
    @DefaultValue List<String> services,
    @DefaultValue("7d") Duration answerWithin,
    @DefaultValue("1s") Duration settleEvery) {}
