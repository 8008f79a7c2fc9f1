package city.participation.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WaitingRoomTests {

  private final WaitingRoom room = new WaitingRoom(3);

  @Test
  void takesParcelsInTheOrderInWhichTheyCame() {
    room.enter(parcel("a", true, 1, 2));
    room.enter(parcel("b", true, 1));

    assertThat(room.take(64)).extracting(Parcel::id).containsExactly("a", "b");
  }

  @Test
  void takesNoMoreMessagesThanAskedFor() {
    room.enter(parcel("a", true, 1, 2, 3));
    room.enter(parcel("b", true, 1));

    List<Parcel> taken = room.take(2);
    assertThat(taken).extracting(Parcel::id).containsExactly("a");
    assertThat(sequences(taken.getFirst())).containsExactly(1L, 2L);
    room.done(taken.getFirst());
    assertThat(room.take(64))
        .extracting(Parcel::id)
        .as("the rest queues up")
        .containsExactly("b", "a");
  }

  @Test
  void appendsWhatIsWrittenNext() {
    room.enter(parcel("a", true, 1));
    Parcel underWay = room.take(64).getFirst();
    room.enter(parcel("a", false, 2));
    room.done(underWay);

    assertThat(sequences(room.take(64).getFirst())).containsExactly(2L);
  }

  @Test
  void givesOutNothingBehindAGap() {
    room.enter(parcel("a", true, 1));
    Parcel underWay = room.take(64).getFirst();
    room.enter(parcel("a", false, 3));
    room.done(underWay);

    assertThat(room.take(64)).isEmpty();
    assertThat(room.takeIncomplete()).extracting(Parcel::id).containsExactly("a");
  }

  @Test
  void givesOutNothingBeforeWhatMayBeUnsentIsKnown() {
    room.enter(parcel("a", false, 5));

    assertThat(room.take(64)).isEmpty();
    assertThat(room.takeIncomplete()).hasSize(1);
  }

  @Test
  void keepsWhatCameWhileTheDatabaseWasRead() {
    room.enter(parcel("a", false, 4));
    room.takeIncomplete();
    room.enter(parcel("a", false, 5));
    room.replace(parcel("a", true, 3, 4));

    assertThat(sequences(room.take(64).getFirst())).containsExactly(3L, 4L, 5L);
  }

  @Test
  void ignoresWhatItHasAlready() {
    room.enter(parcel("a", true, 1, 2));
    room.enter(parcel("a", false, 2));

    assertThat(sequences(room.take(64).getFirst())).containsExactly(1L, 2L);
  }

  @Test
  void takesNothingThatWasReadAndSentBeforeItWasHandedOver() {
    room.replace(parcel("a", true, 1, 2));
    room.done(room.take(64).getFirst());
    room.enter(parcel("a", true, 2));
    assertThat(room.take(64)).isEmpty();

    room.enter(parcel("a", true, 3));
    assertThat(sequences(room.take(64).getFirst())).containsExactly(3L);
  }

  @Test
  void takesNothingAgainThatIsUnderWayWhenTheDatabaseIsRead() {
    room.enter(parcel("a", true, 1));
    Parcel underWay = room.take(64).getFirst();
    room.replace(parcel("a", true, 1, 2));
    assertThat(room.take(64)).isEmpty();

    room.done(underWay);
    assertThat(sequences(room.take(64).getFirst())).containsExactly(2L);
  }

  @Test
  void takesAllOfADocumentThatIsToVanish() {
    room.enter(parcel("a", true, 1, 2));
    room.done(room.take(64).getFirst());
    room.enter(tombstone("a", 1, 2));

    assertThat(sequences(room.take(64).getFirst())).containsExactly(1L, 2L);
  }

  @Test
  void looksAgainForADocumentThatIsToVanishWhileItsMessagesAreUnderWay() {
    room.enter(parcel("a", true, 1));
    Parcel underWay = room.take(64).getFirst();
    room.replace(tombstone("a", 1, 2));
    assertThat(room.take(64)).isEmpty();

    room.done(underWay);
    assertThat(room.take(64)).isEmpty();
    assertThat(room.takeIncomplete()).extracting(Parcel::id).containsExactly("a");
  }

  @Test
  void remembersWhatWasSentOfAsManyAsFindPlace() {
    for (String id : List.of("a", "b", "c", "d")) {
      room.enter(parcel(id, true, 1));
      room.done(room.take(64).getFirst());
    }
    for (String id : List.of("a", "b", "c", "d")) {
      room.enter(parcel(id, true, 1));
    }

    assertThat(room.take(64)).extracting(Parcel::id).containsExactly("a");
  }

  @Test
  void leavesToTheDatabaseWhatFindsNoPlace() {
    for (String id : List.of("a", "b", "c", "d")) {
      room.enter(parcel(id, true, 1));
    }

    assertThat(room.hasPlace()).isFalse();
    assertThat(room.take(64)).extracting(Parcel::id).containsExactly("a", "b", "c");
  }

  private static List<Long> sequences(Parcel parcel) {
    return parcel.underWay().stream().map(OutboxMessage::sequence).toList();
  }

  private static Parcel parcel(String id, boolean fromFirst, long... sequences) {
    return new Parcel("trees", id, messages(id, sequences), fromFirst, false, 0);
  }

  private static Parcel tombstone(String id, long... sequences) {
    return new Parcel("trees", id, messages(id, sequences), true, true, 0);
  }

  private static List<OutboxMessage> messages(String id, long... sequences) {
    return LongStream.of(sequences)
        .mapToObj(sequence ->
            new OutboxMessage(id + sequence, sequence, "t", Instant.EPOCH, "c", null, null, "{}"))
        .toList();
  }
}
