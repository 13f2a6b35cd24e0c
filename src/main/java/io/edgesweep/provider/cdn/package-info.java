/** Tencent CDN, the classic one (API cdn, version 2018-06-06), as a provider. */
@NullMarked
package io.edgesweep.provider.cdn;

import org.jspecify.annotations.NullMarked;
