/** Lines and figures that the pages show. */
@NullMarked
package io.edgesweep.console.view;

import org.jspecify.annotations.NullMarked;
