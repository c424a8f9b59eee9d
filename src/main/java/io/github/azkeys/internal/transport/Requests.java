package io.github.azkeys.internal.transport;

import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.BinaryData;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import reactor.core.scheduler.Scheduler;

/** Turns requests of azure-core into requests of HttpClient. */
public final class Requests {

    private Requests() {}

    /**
     * @param callbacks where the publisher of the body runs
     * @throws IllegalArgumentException if this is not a request that HTTP/1.1 can carry to http or https
     */
    public static AsyncRequestProducer toProducer(HttpRequest request, Scheduler callbacks) {
        BasicHttpRequest target = new BasicHttpRequest(request.getHttpMethod().name(), uri(request));
        for (HttpHeader header : request.getHeaders()) {
            if (!isFraming(header)) {
                for (String value : header.getValuesList()) {
                    target.addHeader(new QuietHeader(header.getName(), value));
                }
            }
        }
        BinaryData body = request.getBodyAsBinaryData();
        long length = length(request, body);
        if (length == 0) {
            // HttpClient then says Content-Length: 0 where the method is one that has a body
            return new BasicRequestProducer(target, null);
        }
        return new BasicRequestProducer(target, RequestBodies.toProducer(request.getBody(), length, callbacks));
    }

    public static boolean isSecure(HttpRequest request) {
        return "https".equalsIgnoreCase(request.getUrl().getProtocol());
    }

    private static URI uri(HttpRequest request) {
        String scheme = request.getUrl().getProtocol();
        if (!"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme)) {
            throw new IllegalArgumentException("Neither https nor http: " + scheme);
        }
        try {
            return request.getUrl().toURI();
        } catch (URISyntaxException e) {
            // not as the cause: its message quotes the query, which may be a secret
            throw new IllegalArgumentException("The URL of the request is malformed: " + e.getReason());
        }
    }

    /** HttpClient writes these itself, so that they are there once and true. */
    private static boolean isFraming(HttpHeader header) {
        return HttpHeaderName.CONTENT_LENGTH.getCaseInsensitiveName().equalsIgnoreCase(header.getName())
                || HttpHeaderName.TRANSFER_ENCODING.getCaseInsensitiveName().equalsIgnoreCase(header.getName());
    }

    /** Of the body, negative where unknown. */
    private static long length(HttpRequest request, BinaryData body) {
        String declared = request.getHeaders().getValue(HttpHeaderName.CONTENT_LENGTH);
        if (body == null) {
            if (declared != null && parse(declared) > 0) {
                throw new IllegalArgumentException("The request has a Content-Length but no body");
            }
            return 0;
        }
        if (declared != null) {
            return parse(declared);
        }
        return body.getLength() == null ? -1 : body.getLength();
    }

    private static long parse(String contentLength) {
        try {
            long length = Long.parseLong(contentLength.trim());
            if (length >= 0) {
                return length;
            }
        } catch (NumberFormatException e) {
            // as a negative number
        }
        throw new IllegalArgumentException("The Content-Length of the request is not a length: " + contentLength);
    }
}
