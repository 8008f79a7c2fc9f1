package city.participation.benchmarks.faults.bugs;

import java.lang.reflect.Method;
import net.bytebuddy.asm.Advice;

/** The consumer returns at once, so that the broker forgets what is not stored yet. */
final class AcknowledgedBeforeApplied {

  private AcknowledgedBeforeApplied() {}

  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
  static boolean later(
      @Advice.This Object inbox,
      @Advice.Argument(0) Object message,
      @Advice.Origin Method receive) {
    return Later.apply(inbox, message, receive);
  }
}
