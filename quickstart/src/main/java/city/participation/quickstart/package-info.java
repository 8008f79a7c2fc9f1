/**
 * The whole suite on one machine: engines and sign-in in this process, the services as its
 * children.
 */
@NullMarked
package city.participation.quickstart;

import org.jspecify.annotations.NullMarked;
