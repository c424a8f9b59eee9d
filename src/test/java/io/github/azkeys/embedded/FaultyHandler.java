package io.github.azkeys.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends an endpoint's answers, or the faults that are due instead. Threadsafe. */
final class FaultyHandler implements HttpRequestHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FaultyHandler.class);

    private final Function<Exchange, Endpoint> endpoints;
    private final Function<Endpoint, Faults> faults;
    private final Closing closing;

    /**
     * @param endpoints who answers a request
     * @param faults an endpoint's faults
     */
    FaultyHandler(Function<Exchange, Endpoint> endpoints, Function<Endpoint, Faults> faults, Closing closing) {
        this.endpoints = endpoints;
        this.faults = faults;
        this.closing = closing;
    }

    @Override
    public void handle(ClassicHttpRequest request, ClassicHttpResponse response, HttpContext context)
            throws IOException {
        Exchange exchange = Exchange.read(request);
        Endpoint endpoint = endpoints.apply(exchange);
        Fault fault = faults.apply(endpoint).next();
        Answer answer = endpoint.dress(exchange, answer(exchange, endpoint, fault));
        boolean answered = fault.kind() == Fault.Kind.ANSWER || fault.kind() == Fault.Kind.TRUNCATION;
        endpoint.note(exchange, answered ? answer.status() : 0);
        LOG.debug("{} {} is answered {}", exchange.method(), exchange.path(), answered ? answer.status() : fault);
        closing.pause(fault.delay());
        switch (fault.kind()) {
            case RESET -> LoopbackServer.reset(context);
            case SILENCE -> closing.forever();
            case TRUNCATION -> {
                answer.writeTo(response);
                response.setEntity(new HalfEntity(answer));
            }
            case ANSWER -> answer.writeTo(response);
            default -> throw new IllegalStateException(fault.toString());
        }
    }

    private static Answer answer(Exchange exchange, Endpoint endpoint, Fault fault) {
        if (fault.answer() != null) {
            return fault.answer();
        }
        boolean sent = fault.kind() == Fault.Kind.ANSWER || fault.kind() == Fault.Kind.TRUNCATION;
        return sent ? endpoint.answer(exchange) : Fault.empty().answer();
    }

    /** Promises a whole body and writes half of it. */
    private static final class HalfEntity extends AbstractHttpEntity {

        private final byte[] bytes;

        HalfEntity(Answer answer) {
            super(ContentType.parse(answer.contentType()), null);
            this.bytes = answer.bytes();
        }

        @Override
        public long getContentLength() {
            return bytes.length;
        }

        @Override
        public boolean isStreaming() {
            return true;
        }

        @Override
        public InputStream getContent() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
            // ends the connection
            throw new IOException("Truncated on demand");
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
