package city.participation.defaults.servlet;

import city.participation.defaults.DrainingContract;
import java.util.List;

class ServletDrainingTests extends DrainingContract {

  ServletDrainingTests() {
    super(TinyService.class, List.of("spring.main.web-application-type=servlet"), "/api/things");
  }
}
