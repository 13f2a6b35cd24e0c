/** What the API's purges are about: the origin of a site, and nodes that keep copies of its pages until they are purged. */
@NullMarked
package io.edgesweep.sandbox.edge;

import org.jspecify.annotations.NullMarked;
