package city.participation.gateway.forwarding;

import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;

/**
 * Where a request goes.
 *
 * @param route the route's id
 * @param service the service behind it, as named in the route's metadata
 */
record Upstream(String route, String service) {

  /** Lasts until its reader goes. */
  boolean isStream() {
    return route.endsWith("-stream");
  }

  static Upstream of(ServerWebExchange exchange) {
    Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
    Object service = route.getMetadata().get("service");
    return new Upstream(route.getId(), service == null ? route.getId() : service.toString());
  }
}
