package city.participation.architecture.twins.thing;

import city.participation.messaging.outbox.AggregateStore;

/** A repository for everybody, on the outbox. */
public record OpenStore(AggregateStore<Thing> things) {}
