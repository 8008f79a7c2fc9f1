/** Code that breaks the rules on purpose, so that the tests see them bite. */
@NullMarked
package city.participation.architecture.twins.thing.web;

import org.jspecify.annotations.NullMarked;
