package io.github.azkeys.internal.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;

/** Turns what HttpClient reports into what callers of azure-core expect: an {@link IOException}. */
public final class TransportErrors {

    private TransportErrors() {}

    public static IOException toIOException(Throwable error) {
        if (error instanceof TimeoutException) {
            return withCause(new SocketTimeoutException(error.getMessage()), error);
        }
        if (error instanceof InterruptedIOException && error.getMessage() == null) {
            // HttpClient's word for a request whose connection was closed before it could be written
            return new IOException("The connection was closed before the request was sent", error);
        }
        if (error instanceof IOException io) {
            return io;
        }
        String message = error.getMessage();
        return new IOException(message == null ? "The HTTP exchange failed" : message, error);
    }

    private static IOException withCause(IOException error, Throwable cause) {
        error.initCause(cause);
        return error;
    }
}
