package city.participation.notifications;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class NotificationsApplication {

  static void main(String[] args) {
    SpringApplication.run(NotificationsApplication.class, args);
  }
}
