// SPDX-License-Identifier: Apache-2.0
/**
 * HTTP for azure-core on Apache HttpClient 5: connections, timeouts, cancellation, response bodies.
 *
 * <p><b>May use</b> the options in {@code io.github.azkeys}, azure-core's HTTP interfaces and Apache HttpClient 5. Knows
 * nothing of keys.
 *
 * <p><b>Why it exists.</b> azure-core has no adapter for Apache HttpClient 5. Its adapter for the JDK client deadlocks with
 * 20 slow response bodies on machines with two cores, and its adapter for Netty needs Netty 4.2, which clashes with the
 * Netty 4.1 of Quarkus and Karaf.
 */
package io.github.azkeys.internal.transport;
