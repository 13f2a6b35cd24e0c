/**
 * A stand-in for the purge and prefetch APIs of Tencent EdgeOne and Tencent CDN, served over HTTP on this machine: for demos without an account, and for
 * tests in place of mocks. It checks signatures, keeps quota books and writes a journal of every call.
 */
@NullMarked
package io.edgesweep.sandbox;

import org.jspecify.annotations.NullMarked;
