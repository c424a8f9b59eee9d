package io.github.azkeys.embedded;

/** One of the services that the server plays. Threadsafe. */
public interface Endpoint {

    /** What the service answers in normal operation. */
    Answer answer(Exchange exchange);

    /** Adds the headers that all answers of the service have, also those of an injected fault. */
    Answer dress(Exchange exchange, Answer answer);

    /**
     * Takes note of a request, before the client can know of its answer.
     *
     * @param status what is about to be sent, 0 where nothing will be
     */
    void note(Exchange exchange, int status);
}
