// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds ports for servers that must know their port before they listen. */
final class FreePort {

    private FreePort() {}

    /** Returns a port of the loopback address that is free now. */
    static int next() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
