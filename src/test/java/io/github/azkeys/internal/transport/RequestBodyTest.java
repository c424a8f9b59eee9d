// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.BinaryData;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Hooks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@Timeout(20)
class RequestBodyTest {

    /** HttpClient throws this if a connection is closed in the moment in which a thread announces more of the body. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aConnectionThatIsClosedMeanwhileCausesNoExceptionInAThread(int before) throws Exception {
        Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
        CountDownLatch idle = new CountDownLatch(1);
        Schedulers.onHandleError("test", (thread, error) -> uncaught.add(error));
        Hooks.onErrorDropped(uncaught::add);
        Scheduler callbacks = Schedulers.newSingle("callbacks");
        try {
            HttpRequest request = new HttpRequest(
                            HttpMethod.POST, URI.create("http://127.0.0.1/").toURL())
                    .setBody(BinaryData.fromString("body"));

            ClosedChannel channel = new ClosedChannel(before);
            Requests.toProducer(request, callbacks).produce(channel);
            callbacks.schedule(idle::countDown); // after the body
            idle.await();

            assertThat(channel.closed).isTrue();
            assertThat(uncaught).doesNotHaveAnyElementsOfTypes(CancelledKeyException.class);
        } finally {
            callbacks.dispose();
            Schedulers.resetOnHandleError("test");
            Hooks.resetOnErrorDropped();
        }
    }

    private static final class ClosedChannel implements DataStreamChannel {

        private final AtomicInteger before;
        private volatile boolean closed;

        ClosedChannel(int before) {
            this.before = new AtomicInteger(before);
        }

        @Override
        public void requestOutput() {
            if (before.getAndDecrement() <= 0) {
                closed = true;
                throw new CancelledKeyException();
            }
        }

        @Override
        public int write(ByteBuffer source) {
            return 0;
        }

        @Override
        public void endStream() {}

        @Override
        public void endStream(List<? extends Header> trailers) {}
    }
}
