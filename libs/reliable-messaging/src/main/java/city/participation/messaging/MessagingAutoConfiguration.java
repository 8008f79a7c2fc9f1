package city.participation.messaging;

import com.mongodb.WriteConcern;
import java.time.Clock;
import org.springframework.amqp.core.DeclarableCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.data.mongodb.core.MongoOperations;

/** What outbox and inbox share, and what production insists on. */
@AutoConfiguration(
    beforeName = {
      "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
      "org.springframework.cloud.stream.config.BindingServiceConfiguration"
    })
@EnableConfigurationProperties(MessagingProperties.class)
final class MessagingAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Queues queues(Environment environment) {
    return new Queues(environment.acceptsProfiles(Profiles.of(MessagingDefaults.PRODUCTION)));
  }

  @Bean
  DeclarableCustomizer queuesOfTheBinder(Queues queues) {
    return queues::complete;
  }

  @Bean
  @Profile(MessagingDefaults.PRODUCTION)
  static ProductionSettings productionSettings(ConfigurableEnvironment environment) {
    return new ProductionSettings(environment);
  }

  @Bean
  @Profile(MessagingDefaults.PRODUCTION)
  ProductionDatabase productionDatabase(MongoOperations mongo) {
    return new ProductionDatabase(mongo);
  }

  /** An acknowledged write survives the loss of a member. */
  @Bean
  @Profile(MessagingDefaults.PRODUCTION)
  MongoClientSettingsBuilderCustomizer durableWrites() {
    return settings -> settings.writeConcern(WriteConcern.MAJORITY.withJournal(true));
  }
}
