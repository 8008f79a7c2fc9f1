package city.participation.benchmarks.faults.bugs;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/** Rewrites one method of the process that it is loaded into. */
public final class BugAgent {

  private BugAgent() {}

  /**
   * Called by the JVM before the program.
   *
   * @param bug its name
   */
  public static void premain(String bug, Instrumentation instrumentation) {
    instrumentation.addTransformer(new Planting(Bug.valueOf(bug)));
  }

  private record Planting(Bug bug) implements ClassFileTransformer {

    @Override
    public byte @Nullable [] transform(
        ClassLoader loader,
        String name,
        Class<?> redefined,
        ProtectionDomain domain,
        byte[] bytes) {
      if (name == null || !name.replace('/', '.').equals(bug.type())) {
        return null;
      }
      try {
        return planted(loader, bytes);
      } catch (RuntimeException | Error e) {
        // The JVM would go on with the class as it was, and the test would prove nothing.
        e.printStackTrace();
        Runtime.getRuntime().halt(1);
        throw e;
      }
    }

    private byte[] planted(ClassLoader loader, byte[] bytes) {
      var locator =
          new ClassFileLocator.Compound(
              ClassFileLocator.Simple.of(bug.type(), bytes),
              ClassFileLocator.ForClassLoader.of(loader));
      TypeDescription type = TypePool.Default.of(locator).describe(bug.type()).resolve();
      var methods = type.getDeclaredMethods().filter(ElementMatchers.named(bug.method()));
      if (methods.size() != 1) {
        throw new IllegalStateException(bug.type() + "." + bug.method() + ": " + methods);
      }
      var rewritten =
          new ByteBuddy()
              .with(TypeValidation.DISABLED)
              .redefine(type, locator)
              .visit(Advice.to(bug.advice()).on(ElementMatchers.named(bug.method())))
              .make()
              .getBytes();
      System.out.println(bug.confession());
      return rewritten;
    }
  }
}
