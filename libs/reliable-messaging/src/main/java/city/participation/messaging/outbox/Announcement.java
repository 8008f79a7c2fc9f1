package city.participation.messaging.outbox;

/**
 * What a change tells others.
 *
 * @param type also the routing key, for example {@code garden.tree-planted.v1}
 * @param data the record on the wire; becomes JSON when it is stored
 */
public record Announcement(String type, Object data) {}
