/**
 * A stand-in for Tencent EdgeOne's purge API, served over HTTP on this machine: for demos without an account, and for
 * tests in place of mocks. It checks signatures, keeps quota books and writes a journal of every call.
 */
@NullMarked
package io.edgesweep.sandbox;

import org.jspecify.annotations.NullMarked;
