// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.support;

import io.github.azkeys.embedded.LoopbackCertificate;

/** A certificate for all servers of the tests in a JVM, since creating one starts a process and takes half a second. */
public final class SharedCertificate {

    public static final LoopbackCertificate LOOPBACK = LoopbackCertificate.create();

    private SharedCertificate() {}
}
