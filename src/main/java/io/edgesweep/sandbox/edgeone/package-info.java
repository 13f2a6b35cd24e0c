/** The actions of Tencent EdgeOne. */
@NullMarked
package io.edgesweep.sandbox.edgeone;

import org.jspecify.annotations.NullMarked;
