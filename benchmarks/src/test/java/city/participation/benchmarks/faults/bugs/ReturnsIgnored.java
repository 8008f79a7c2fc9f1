package city.participation.benchmarks.faults.bugs;

import java.lang.reflect.Method;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** What comes back, because no queue took it, counts as sent. */
final class ReturnsIgnored {

  private ReturnsIgnored() {}

  @Advice.OnMethodExit
  static void says(
      @Advice.Argument(0) Object message,
      @Advice.Origin Method await,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object verdict) {
    if (Verdicts.cameBack(message)) {
      verdict = Verdicts.sent(await.getReturnType());
    }
  }
}
