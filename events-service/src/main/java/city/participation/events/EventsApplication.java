package city.participation.events;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class EventsApplication {

  static void main(String[] args) {
    SpringApplication.run(EventsApplication.class, args);
  }
}
