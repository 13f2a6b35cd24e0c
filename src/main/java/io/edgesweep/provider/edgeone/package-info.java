/** Tencent EdgeOne (API teo, version 2022-09-01) as a provider. */
@NullMarked
package io.edgesweep.provider.edgeone;

import org.jspecify.annotations.NullMarked;
