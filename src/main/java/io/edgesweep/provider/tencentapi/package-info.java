/** One HTTP call to a Tencent Cloud API, signed by the vendor's client: one action and one JSON text in, one answer out. */
@NullMarked
package io.edgesweep.provider.tencentapi;

import org.jspecify.annotations.NullMarked;
