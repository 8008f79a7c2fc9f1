/** A sign-in for one machine: demo clients of every role, all with the same public secret. */
@NullMarked
package city.participation.quickstart.signin;

import org.jspecify.annotations.NullMarked;
