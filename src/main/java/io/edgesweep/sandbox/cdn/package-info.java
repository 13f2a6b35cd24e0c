/** The actions of Tencent CDN. */
@NullMarked
package io.edgesweep.sandbox.cdn;

import org.jspecify.annotations.NullMarked;
