/** One call to the sandbox: request, signature, key, schema of its parameters, error, reply. */
@NullMarked
package io.edgesweep.sandbox.call;

import org.jspecify.annotations.NullMarked;
