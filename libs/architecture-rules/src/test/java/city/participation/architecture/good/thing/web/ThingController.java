package city.participation.architecture.good.thing.web;

import city.participation.architecture.good.thing.FindThing;
import org.springframework.http.ResponseEntity;

record ThingController(FindThing things) {

  ResponseEntity<String> one(String id) {
    return ResponseEntity.ok(things.find(id));
  }
}
