package city.participation.benchmarks.faults.bugs;

import net.bytebuddy.asm.Advice;

/** What was applied before is applied again. */
final class NoDuplicateCheck {

  private NoDuplicateCheck() {}

  @Advice.OnMethodEnter
  static void rewinds(@Advice.This Object inbox, @Advice.Argument(0) Object message) {
    Positions.of(inbox, message).rewind();
  }
}
