package city.participation.architecture.twins.thing.messaging;

import city.participation.architecture.twins.thing.Thing;

/** A message that holds the document. */
record ThingChangedV1(String id, Thing thing) {}
