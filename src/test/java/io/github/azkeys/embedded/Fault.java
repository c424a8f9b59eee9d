package io.github.azkeys.embedded;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that goes wrong on priority, such as {@code Fault.error(503, "ServerBusy", "Try later").times(2)}. A fault
 * takes the place of one call's normal answer unless {@link #times(int)} says more. Immutable.
 */
public final class Fault {

    enum Kind {
        /** The service's own answer, or that of the fault where it has one. */
        ANSWER,
        /** The service's own answer, cut in the middle. */
        TRUNCATION,
        RESET,
        SILENCE
    }

    static final Fault NONE = new Fault(Kind.ANSWER, null, Duration.ZERO, 1);

    private final Kind kind;
    private final Answer answer;
    private final Duration delay;
    private final int times;

    private Fault(Kind kind, Answer answer, Duration delay, int times) {
        this.kind = kind;
        this.answer = answer;
        this.delay = delay;
        this.times = times;
    }

    /** That status with no body, until {@link #json}, {@link #text} or {@link #html} gives one. */
    public static Fault status(int status) {
        return new Fault(Kind.ANSWER, new Answer(status, Map.of(), null, null), Duration.ZERO, 1);
    }

    /** An error in ARM's form: {@code {"error": {"code": …, "message": …}}}. */
    public static Fault error(int status, String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", message);
        return status(status).json(body.toString());
    }

    /**
     * Status 429 with {@code Retry-After} in seconds, whatever the token bucket holds: that of a service with a limit of
     * its own. With the header {@code x-ms-ratelimit-remaining-subscription-writes} of 0 it is that of ARM.
     */
    public static Fault throttled(long retryAfterSeconds) {
        return error(
                        429,
                        "TooManyRequests",
                        "The request is being throttled. Please try again after '" + retryAfterSeconds + "' seconds.")
                .header("Retry-After", String.valueOf(retryAfterSeconds));
    }

    /** Status 307 to somewhere else. */
    public static Fault redirect(URI location) {
        return status(307).header("Location", location.toString());
    }

    /** Status 200 with no body. */
    public static Fault empty() {
        return status(200);
    }

    /** Status 200 and an array where an object is due. */
    public static Fault wrongJson() {
        return status(200).json("[1, 2, 3]");
    }

    /** Status 200 and text that only begins like JSON. */
    public static Fault invalidJson() {
        return status(200).json("{\"primary\": \"");
    }

    /** The normal answer, late by that much real time. */
    public static Fault delay(Duration delay) {
        return NONE.after(delay);
    }

    /** No answer: the connection ends with a TCP reset. */
    public static Fault reset() {
        return new Fault(Kind.RESET, null, Duration.ZERO, 1);
    }

    /** The normal answer with its whole {@code Content-Length}, of which half the body arrives. */
    public static Fault truncated() {
        return new Fault(Kind.TRUNCATION, null, Duration.ZERO, 1);
    }

    /** No answer until the embedded service is closed: for time-outs. */
    public static Fault silence() {
        return new Fault(Kind.SILENCE, null, Duration.ZERO, 1);
    }

    /**
     * With one header more.
     *
     * @throws IllegalStateException if the answer is not the fault's own
     */
    public Fault header(String name, String value) {
        Answer own = own();
        Map<String, String> headers = new LinkedHashMap<>(own.headers());
        headers.put(name, value);
        return new Fault(kind, new Answer(own.status(), headers, own.contentType(), own.body()), delay, times);
    }

    /** With a body called {@code application/json}; its text is sent as it is. */
    public Fault json(String body) {
        return body(Answer.JSON, body);
    }

    /** With a body of plain text. */
    public Fault text(String body) {
        return body("text/plain; charset=utf-8", body);
    }

    /** With a body of HTML, such as that of a proxy. */
    public Fault html(String body) {
        return body("text/html; charset=utf-8", body);
    }

    /** The same, late by that much real time. */
    public Fault after(Duration delay) {
        return new Fault(kind, answer, delay, times);
    }

    /** The same for that many calls in a row. */
    public Fault times(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("A fault happens at least once, not " + calls + " times");
        }
        return new Fault(kind, answer, delay, calls);
    }

    Kind kind() {
        return kind;
    }

    /** Null where the service's own answer is sent, or none. */
    Answer answer() {
        return answer;
    }

    Duration delay() {
        return delay;
    }

    int times() {
        return times;
    }

    private Fault body(String contentType, String body) {
        Answer own = own();
        return new Fault(kind, new Answer(own.status(), own.headers(), contentType, body), delay, times);
    }

    private Answer own() {
        if (answer == null) {
            throw new IllegalStateException("Only a fault with a status of its own can have headers and a body");
        }
        return answer;
    }

    @Override
    public String toString() {
        return "Fault[" + kind + (answer == null ? "" : " " + answer.status()) + " after " + delay + ", " + times
                + " times]";
    }
}
