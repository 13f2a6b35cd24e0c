/**
 * The APIs of Tencent Cloud. Below: one HTTP call, signed by the vendor's client, one action and one JSON text in, one
 * answer out. Above: a product's actions in records, its error codes in a table, and both in the words of the port.
 */
@NullMarked
package io.edgesweep.provider.tencentapi;

import org.jspecify.annotations.NullMarked;
