// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import com.azure.core.http.ProxyOptions;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A proxy on loopback that opens tunnels to loopback, whatever the name of the target. */
public final class TestProxy implements AutoCloseable {

    private final Queue<String> heads = new ConcurrentLinkedQueue<>();
    private final String expected;
    private final TestServer server = TestServer.http(this::serve);

    private TestProxy(String expected) {
        this.expected = expected;
    }

    public static TestProxy open() {
        return new TestProxy(null);
    }

    static TestProxy requiring(String user, String password) {
        return new TestProxy(
                "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes()));
    }

    public ProxyOptions options() {
        return new ProxyOptions(ProxyOptions.Type.HTTP, new InetSocketAddress("127.0.0.1", server.port()));
    }

    /** The requests that clients sent to the proxy itself. */
    public Queue<String> heads() {
        return heads;
    }

    private void serve(TestConnection connection) throws Exception {
        for (String head = connection.readHead(); head != null; head = connection.readHead()) {
            heads.add(head);
            if (expected != null && !head.contains(expected)) {
                connection.write("HTTP/1.1 407 Proxy Authentication Required\r\n"
                        + "Proxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0\r\n\r\n");
            } else if (head.startsWith("CONNECT ")) {
                String target = head.split(" ")[1];
                int port = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
                connection.write("HTTP/1.1 200 Connection established\r\n\r\n");
                connection.tunnelTo(new Socket("127.0.0.1", port));
                return;
            } else {
                connection.write(TestConnection.ok("from the proxy"));
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
