// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimeoutTest extends ImpatientClientSupport {

    @Test
    void timesOutWhenTheHeadersNeverCome() {
        assertThat(failure(serve(TestConnection::awaitEnd))).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void timesOutWhenTheBodyStalls() {
        assertThat(bodyFailure(serve(connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this");
                    connection.awaitEnd();
                })))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aRequestCanHaveItsOwnResponseTimeout() {
        HttpRequest slow = serve(connection -> {
            while (connection.readRequest() != null) {
                TimeUnit.MILLISECONDS.sleep(450); // longer than the client's timeout
                connection.write(TestConnection.ok("late"));
            }
        });
        for (Duration patience : List.of(Duration.ofSeconds(10), Duration.ZERO)) {
            Context context = new Context("azure-response-timeout", patience);
            assertThat(client.sendSync(slow, context).getStatusCode()).isEqualTo(200);
        }
        assertThat(failure(client.send(slow, new Context("azure-response-timeout", Duration.ofMillis(100)))))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void timesOutWhenAConnectIsNotAnswered() throws IOException {
        ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        resources.add(full);
        for (int i = 0; i < 4; i++) { // Linux drops connects that exceed the backlog
            SocketChannel waiting = SocketChannel.open();
            resources.add(waiting);
            waiting.configureBlocking(false);
            waiting.connect(new InetSocketAddress("127.0.0.1", full.getLocalPort()));
        }
        assertThat(failure(get("http://127.0.0.1:" + full.getLocalPort()))).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void timesOutWhenTheTlsHandshakeIsNotAnswered() {
        HttpRequest request = serve(TestConnection::awaitEnd);
        assertThat(failure(get(request.getUrl().toString().replace("http:", "https:"))))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void timesOutWhenNoConnectionBecomesFree() {
        HttpRequest slow = serve(TestConnection::awaitEnd);
        Context patient = new Context("azure-response-timeout", Duration.ofSeconds(15));
        client.send(slow, patient).onErrorComplete().subscribe();
        client.send(slow, patient).onErrorComplete().subscribe();

        assertThat(failure(client.send(slow)))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessageContaining("No connection within 500 ms");
    }
}
