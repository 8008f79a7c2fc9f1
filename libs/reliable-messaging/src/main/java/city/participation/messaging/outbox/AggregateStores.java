package city.participation.messaging.outbox;

/** Hands out the one store of each class. */
public final class AggregateStores {

  public <T> AggregateStore<T> of(Class<T> documentClass) {
    return new AggregateStore<>();
  }
}
