/**
 * Finds an account's key where the configuration says it is, and keeps a temporary one fresh. Shows no secret anywhere.
 */
@NullMarked
package io.edgesweep.account.credentials;

import org.jspecify.annotations.NullMarked;
