/** Looks at what the CDN serves after a purge was confirmed, and compares it with what the origin has. It decides on no outcome. */
@NullMarked
package io.edgesweep.verification;

import org.jspecify.annotations.NullMarked;
