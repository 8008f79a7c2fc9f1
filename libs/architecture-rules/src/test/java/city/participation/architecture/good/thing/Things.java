package city.participation.architecture.good.thing;

import city.participation.messaging.outbox.AggregateStore;

record Things(AggregateStore<Thing> store) {}
