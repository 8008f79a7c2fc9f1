package city.participation.defaults.reactive;

import city.participation.defaults.DrainingContract;
import java.util.List;

class ReactiveDrainingTests extends DrainingContract {

  ReactiveDrainingTests() {
    super(
        ReactiveEdgeTests.TinyGateway.class,
        List.of(
            "spring.main.web-application-type=reactive",
            "management.server.port=0",
            ReactiveEdgeTests.ONE_SERVER),
        "/api/needs?word=calm");
  }
}
