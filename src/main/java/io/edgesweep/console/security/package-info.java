/** Who may call the console: logins, tokens, hosts, proxies, and the log of who asked for what. */
@NullMarked
package io.edgesweep.console.security;

import org.jspecify.annotations.NullMarked;
