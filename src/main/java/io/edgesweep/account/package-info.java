/** Who calls the provider for a site: its account's API, key and pace, and the sandbox that stands in for both. */
@NullMarked
package io.edgesweep.account;

import org.jspecify.annotations.NullMarked;
