/** The manifests, rendered as a cluster gets them, against its model and against our own rules. */
@NullMarked
package city.participation.manifests;

import org.jspecify.annotations.NullMarked;
