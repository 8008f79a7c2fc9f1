package city.participation.partners;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class PartnersApplication {

  static void main(String[] args) {
    SpringApplication.run(PartnersApplication.class, args);
  }
}
