/** Documents from the web or a folder, within limits and from allowed hosts alone. */
@NullMarked
package io.edgesweep.source.fetch;

import org.jspecify.annotations.NullMarked;
