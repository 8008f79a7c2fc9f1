/** The running suite as a black box: only its processes, its terminal and its public API. */
@NullMarked
package city.participation.systemtests;

import org.jspecify.annotations.NullMarked;
