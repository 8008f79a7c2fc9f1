package city.participation.architecture.good.thing.messaging;

import java.time.Instant;
import java.util.List;

record ThingChangedV1(String id, List<String> words, PartV1 part, Instant at) {

  record PartV1(int number) {}
}
