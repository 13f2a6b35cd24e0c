/** Numbers, times, lists and foreign text, made fit for people. */
@NullMarked
package io.edgesweep.text;

import org.jspecify.annotations.NullMarked;
