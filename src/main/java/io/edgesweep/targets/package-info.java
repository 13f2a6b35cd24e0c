/** What is to be purged: kind, value and site, and the normal form that makes two spellings of a target one. */
@NullMarked
package io.edgesweep.targets;

import org.jspecify.annotations.NullMarked;
