// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

/** Asks the component for keys, in this JVM or in another. Threadsafe. */
interface Keys extends AutoCloseable {

    /** Sends an exchange to an endpoint and waits until it ends. */
    Answer ask(String uri) throws Exception;
}
