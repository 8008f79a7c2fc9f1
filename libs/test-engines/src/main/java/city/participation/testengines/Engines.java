package city.participation.testengines;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the Spring context of a test class real engines: a broker, a database and a sign-in, with
 * the connection settings in its environment. They start once per JVM; each context gets a database
 * and a name space of the broker of its own, so that contexts kept for later classes do not take
 * each other's messages. What the test's own {@code properties} say wins.
 *
 * <p>The system property {@code engines} chooses which ones: {@code embedded} (default), {@code
 * native} or {@code containers}. A database command outside the portable set fails the test. An
 * await without a time waits for half a minute.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith({PortableCommandsExtension.class, PatientAwaitsExtension.class})
public @interface Engines {

  Engine[] value() default {Engine.BROKER, Engine.DATABASE, Engine.SIGN_IN};
}
