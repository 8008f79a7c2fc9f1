package city.participation.defaults;

import com.mongodb.MongoClientSettings;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

@AutoConfiguration(before = JacksonAutoConfiguration.class)
class ServiceDefaultsConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  StrictJson strictJson() {
    return new StrictJson();
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({MongoClientSettings.class, MongoClientSettingsBuilderCustomizer.class})
  static class Mongo {

    /** Before Boot's own customizer, so that the connection string may say otherwise. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer mongoDeadlines() {
      return settings ->
          settings
              .applyToClusterSettings(
                  cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
              .applyToSocketSettings(socket ->
                  socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS))
              .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(2, TimeUnit.SECONDS));
    }
  }
}
