// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.embedded.internal.server.FaultQueue;
import io.github.azkeys.embedded.internal.server.InjectedFault;
import io.github.azkeys.embedded.internal.server.InjectedFault.Kind;
import io.github.azkeys.embedded.internal.server.JsonFields;
import io.github.azkeys.embedded.internal.server.ServerResponse;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A fault of the embedded service. It replaces the normal response of one call, of as many calls as {@link #times(int)}
 * sets, or of {@linkplain #always() all} calls:
 *
 * <pre>{@code
 * arm.fail(Fault.throttled(1)); // the next call
 * arm.fail(Fault.error(503, "ServerBusy", "Try again later").times(2)); // the two calls after it
 * arm.fail(Fault.silence().onlyFor("/batchAccounts/mine")); // the next call for this account
 * arm.failTokens(Fault.delay(Duration.ofSeconds(1))); // the next request for a token
 * }</pre>
 *
 * <table>
 *   <caption>What a client sees</caption>
 *   <tr><th>an error</th><td>{@link #error}, {@link #status}, {@link #throttled}</td></tr>
 *   <tr><th>a wrong response</th><td>{@link #empty}, {@link #wrongJson}, {@link #invalidJson}, {@link #halfJson},
 *       {@link #field}, {@link #contentType}, {@link #redirect}</td></tr>
 *   <tr><th>a slow response</th><td>{@link #delay}, {@link #drip}, {@link #silence}</td></tr>
 *   <tr><th>a broken connection</th><td>{@link #reset}, {@link #resetAtConnect}, {@link #resetInHeaders},
 *       {@link #resetInBody}, {@link #truncated}</td></tr>
 * </table>
 *
 * <p>Immutable.
 *
 * @see EmbeddedArm#fail(Fault)
 * @see EmbeddedArm#failTokens(Fault)
 */
public final class Fault {

    private static final int ALWAYS = 0;

    private final InjectedFault fault;
    private final int times;

    private Fault(InjectedFault fault, int times) {
        this.fault = fault;
        this.times = times;
    }

    private static Fault of(Kind kind) {
        return new Fault(InjectedFault.of(kind), 1);
    }

    /**
     * Returns a fault that sends a status. It has no body unless {@link #json}, {@link #text} or {@link #html} adds one.
     *
     * <pre>{@code
     * arm.fail(Fault.status(502).html("<html><body>Bad Gateway</body></html>")); // as a proxy does
     * }</pre>
     *
     * @param status from 200 to 599
     * @throws IllegalArgumentException if it is out of range
     */
    public static Fault status(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("The status must be from 200 to 599, but is " + status);
        }
        return of(Kind.RESPONSE).response(new ServerResponse(status, Map.of(), null, null));
    }

    /**
     * Returns a fault that sends an error in the format of ARM: {@code {"error": {"code": …, "message": …}}}.
     *
     * <pre>{@code
     * arm.fail(Fault.error(503, "ServerBusy", "Try again later"));
     * }</pre>
     */
    public static Fault error(int status, String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", message);
        return status(status).json(body.toString());
    }

    /**
     * Returns a fault that sends status 429 with {@code Retry-After}, as a resource provider with its own limit does. It
     * does not depend on the token bucket. Add the header {@code x-ms-ratelimit-remaining-subscription-writes} with the
     * value 0 for throttling by ARM.
     *
     * <pre>{@code
     * arm.fail(Fault.throttled(1));
     * }</pre>
     *
     * @param retryAfterSeconds the value of {@code Retry-After}, 0 or greater
     * @throws IllegalArgumentException if it is less than 0
     */
    public static Fault throttled(long retryAfterSeconds) {
        if (retryAfterSeconds < 0) {
            throw new IllegalArgumentException("Retry-After must be 0 or greater, but is " + retryAfterSeconds);
        }
        return error(
                        429,
                        "TooManyRequests",
                        "The request is being throttled. Please try again after '" + retryAfterSeconds + "' seconds.")
                .header("Retry-After", String.valueOf(retryAfterSeconds));
    }

    /**
     * Returns a fault that sends status 307 with a location.
     *
     * <pre>{@code
     * arm.fail(Fault.redirect(URI.create("https://portal.example.com/login")));
     * }</pre>
     */
    public static Fault redirect(URI location) {
        return status(307).header("Location", location.toString());
    }

    /**
     * Returns a fault that sends status 200 without a body.
     *
     * <pre>{@code
     * arm.fail(Fault.empty());
     * }</pre>
     */
    public static Fault empty() {
        return status(200);
    }

    /**
     * Returns a fault that sends status 200 with a JSON array instead of an object.
     *
     * <pre>{@code
     * arm.fail(Fault.wrongJson());
     * }</pre>
     */
    public static Fault wrongJson() {
        return status(200).json("[1, 2, 3]");
    }

    /**
     * Returns a fault that sends status 200 with invalid JSON.
     *
     * <pre>{@code
     * arm.fail(Fault.invalidJson());
     * }</pre>
     */
    public static Fault invalidJson() {
        return status(200).json("{\"primary\": \"");
    }

    /**
     * Returns a fault that sends the normal response with half of its JSON, which is then invalid.
     *
     * <pre>{@code
     * arm.fail(Fault.halfJson());
     * }</pre>
     */
    public static Fault halfJson() {
        return changed(response -> response.withBody(
                response.contentType(),
                response.body() == null
                        ? null
                        : response.body().substring(0, response.body().length() / 2)));
    }

    /**
     * Returns a fault that sends the normal response with one field changed.
     *
     * <pre>{@code
     * arm.fail(Fault.field("primary", null)); // a key is missing
     * arm.failTokens(Fault.field("expires_in", "-1")); // the token has expired
     * }</pre>
     *
     * @param name a field of the JSON object
     * @param json the value in JSON, such as {@code "\"text\""}; null to leave out the field
     * @throws IllegalArgumentException if the value is not JSON
     */
    public static Fault field(String name, String json) {
        JsonNode value = json == null ? null : JsonFields.read(json);
        return changed(response -> JsonFields.withField(response, name, value));
    }

    /**
     * Returns a fault that sends the normal response with another content type.
     *
     * <pre>{@code
     * arm.fail(Fault.contentType("text/plain"));
     * }</pre>
     */
    public static Fault contentType(String contentType) {
        return changed(response -> response.withBody(contentType, response.body()));
    }

    private static Fault changed(UnaryOperator<ServerResponse> change) {
        return new Fault(InjectedFault.NONE.withChange(change), 1);
    }

    /**
     * Returns a fault that sends the normal response late.
     *
     * <pre>{@code
     * arm.fail(Fault.delay(Duration.ofMillis(500)));
     * }</pre>
     *
     * @param delay the delay in real time, whatever the clock of the service
     * @throws IllegalArgumentException if it is negative
     */
    public static Fault delay(Duration delay) {
        return of(Kind.RESPONSE).after(delay);
    }

    /**
     * Returns a fault that reads the request, sends no response and closes the connection with a TCP reset.
     *
     * <pre>{@code
     * arm.fail(Fault.reset());
     * }</pre>
     */
    public static Fault reset() {
        return of(Kind.RESET);
    }

    /**
     * Returns a fault that closes the next connection with a TCP reset, before the TLS handshake. No call is recorded. If the
     * client reuses a connection, the fault is a {@link #reset()}.
     *
     * <pre>{@code
     * arm.fail(Fault.resetAtConnect());
     * }</pre>
     */
    public static Fault resetAtConnect() {
        return of(Kind.RESET_AT_CONNECT);
    }

    /**
     * Returns a fault that sends half of the response headers and closes the connection with a TCP reset.
     *
     * <pre>{@code
     * arm.fail(Fault.resetInHeaders());
     * }</pre>
     */
    public static Fault resetInHeaders() {
        return of(Kind.RESET_IN_HEADERS);
    }

    /**
     * Returns a fault that sends the normal response with half of its body, and closes the connection with a TCP reset.
     *
     * <pre>{@code
     * arm.fail(Fault.resetInBody());
     * }</pre>
     */
    public static Fault resetInBody() {
        return of(Kind.RESET_IN_BODY);
    }

    /**
     * Returns a fault that sends the normal response, headers and body, byte by byte.
     *
     * <pre>{@code
     * arm.fail(Fault.drip(Duration.ofMillis(1)));
     * }</pre>
     *
     * @param pause the time before each byte in real time, whatever the clock of the service
     * @throws IllegalArgumentException if it is negative
     */
    public static Fault drip(Duration pause) {
        return new Fault(InjectedFault.of(Kind.DRIP).withPause(notNegative(pause)), 1);
    }

    /**
     * Returns a fault that sends the normal response with half of its body, and then closes the connection.
     *
     * <pre>{@code
     * arm.fail(Fault.truncated());
     * }</pre>
     */
    public static Fault truncated() {
        return of(Kind.TRUNCATION);
    }

    /**
     * Returns a fault that sends no response and keeps the connection open, to test timeouts.
     *
     * <pre>{@code
     * arm.fail(Fault.silence());
     * }</pre>
     */
    public static Fault silence() {
        return of(Kind.SILENCE);
    }

    /**
     * Returns a copy with a header added to the response, or replaced.
     *
     * <pre>{@code
     * arm.fail(Fault.status(503).header("Retry-After", "1"));
     * }</pre>
     *
     * @throws IllegalStateException if the fault has no status
     */
    public Fault header(String name, String value) {
        ServerResponse response = response();
        Map<String, String> headers = new LinkedHashMap<>(response.headers());
        headers.put(name, value);
        return response(new ServerResponse(response.status(), headers, response.contentType(), response.body()));
    }

    /**
     * Returns a copy with a body of type {@code application/json}. The text is sent unchanged and may be invalid JSON.
     *
     * @throws IllegalStateException if the fault has no status
     */
    public Fault json(String body) {
        return body(ServerResponse.JSON, body);
    }

    /**
     * Returns a copy with a body of plain text.
     *
     * @throws IllegalStateException if the fault has no status
     */
    public Fault text(String body) {
        return body("text/plain; charset=utf-8", body);
    }

    /**
     * Returns a copy with a body of HTML, such as that of a proxy.
     *
     * @throws IllegalStateException if the fault has no status
     */
    public Fault html(String body) {
        return body("text/html; charset=utf-8", body);
    }

    /**
     * Returns a copy that happens late.
     *
     * @param delay the delay in real time, whatever the clock of the service
     * @throws IllegalArgumentException if it is negative
     */
    public Fault after(Duration delay) {
        return new Fault(fault.withDelay(notNegative(delay)), times);
    }

    private static Duration notNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("The time must be 0 or greater, but is " + time);
        }
        return time;
    }

    /**
     * Returns a copy that happens only to requests with a text in their address, such as the name of a resource. Other
     * requests skip it. A {@link #resetAtConnect()} happens to any request.
     *
     * <pre>{@code
     * arm.fail(Fault.status(503).onlyFor("/batchAccounts/mine"));
     * }</pre>
     *
     * @param part a part of the path and query, such as {@code client_id=mine} of a managed identity
     * @throws IllegalArgumentException if it is null or empty
     */
    public Fault onlyFor(String part) {
        if (part == null || part.isEmpty()) {
            throw new IllegalArgumentException("onlyFor needs a part of the address, such as /batchAccounts/mine");
        }
        return new Fault(fault.withAddress(part), times);
    }

    /**
     * Returns a copy for several calls in a row.
     *
     * <pre>{@code
     * arm.fail(Fault.reset().times(3));
     * }</pre>
     *
     * @param calls the number of calls, at least 1
     * @throws IllegalArgumentException if it is less than 1
     */
    public Fault times(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("The number of calls must be 1 or greater, but is " + calls);
        }
        return new Fault(fault, calls);
    }

    /**
     * Returns a copy for all calls, until {@link EmbeddedArm#clearFaults()} or {@link EmbeddedArm#reset()}. Faults for a
     * number of calls happen before it.
     *
     * <pre>{@code
     * arm.fail(Fault.status(503).always()); // ARM is down
     * }</pre>
     */
    public Fault always() {
        return new Fault(fault, ALWAYS);
    }

    void addTo(FaultQueue queue) {
        if (times == ALWAYS) {
            queue.addLasting(fault);
        } else {
            queue.add(fault, times);
        }
    }

    private Fault body(String contentType, String body) {
        ServerResponse response = response();
        return response(response.withBody(contentType, body));
    }

    private Fault response(ServerResponse response) {
        return new Fault(fault.withResponse(response), times);
    }

    private ServerResponse response() {
        if (fault.response() == null) {
            throw new IllegalStateException("Only a fault with a status can have headers and a body");
        }
        return fault.response();
    }

    @Override
    public String toString() {
        return "Fault[" + fault.kind()
                + (fault.response() == null ? "" : " " + fault.response().status()) + " after " + fault.delay() + ", "
                + (times == ALWAYS ? "always" : times + " times") + "]";
    }
}
