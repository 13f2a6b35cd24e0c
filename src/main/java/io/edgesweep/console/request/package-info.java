/** Which requests are taken, and how a refusal is worded for people and for programs. */
@NullMarked
package io.edgesweep.console.request;

import org.jspecify.annotations.NullMarked;
