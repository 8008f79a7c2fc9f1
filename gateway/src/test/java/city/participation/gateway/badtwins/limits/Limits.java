package city.participation.gateway.badtwins.limits;

import city.participation.gateway.badtwins.forwarding.Forwarding;
import city.participation.testengines.TestSignIn;
import reactor.core.publisher.Mono;

/** Breaks every rule. */
public class Limits {

  Forwarding forwarding = new Forwarding();

  String service = TestSignIn.issuer();

  String waited = Mono.just("").block();
}
