package city.participation.ideas;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class IdeasApplication {

  static void main(String[] args) {
    SpringApplication.run(IdeasApplication.class, args);
  }
}
