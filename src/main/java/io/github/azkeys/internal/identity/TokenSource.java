// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import io.github.azkeys.internal.call.Causes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Signal;

/**
 * Asks the credential of a connection for a token: one request to the token service, in limited time, without retries. Every
 * failure is a {@link TokenFailure}. Threadsafe, for one attempt at a time.
 */
final class TokenSource {

    /**
     * A credential may block (a process, a file, MSAL), which must not hold up threads of HTTP or of routes, and may not even
     * end after the timeout. If that many threads are blocked, no further attempt begins.
     */
    private static final int MAX_BLOCKED = 4;

    private final ArmConnection connection;
    private final Clock clock;
    private final TokenHttpClient http;

    /** Not one of Reactor: it would give a thread that is still blocked to the next task. A thread ends with its attempt. */
    private final ExecutorService threads =
            new ThreadPoolExecutor(0, MAX_BLOCKED, 0, TimeUnit.SECONDS, new SynchronousQueue<>(), TokenSource::thread);

    private volatile TokenCredential credential;
    private volatile boolean used;
    private volatile boolean works;
    private volatile boolean worked;

    /**
     * @throws io.github.azkeys.InvalidRequestException if azure-identity rejects an option
     */
    TokenSource(ArmConnection connection, HttpClient http, Clock clock) {
        this.connection = connection;
        this.clock = clock;
        this.http = new TokenHttpClient(http, connection.userAgent(), clock);
        this.credential = create();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "azkeys-token");
        thread.setDaemon(true);
        return thread;
    }

    private TokenCredential create() {
        return new CredentialFactory(connection.identity(), connection.endpoint(), http).create();
    }

    /**
     * Gets a token.
     *
     * @param fresh whether the credential must not use a token of its own cache
     */
    Mono<AccessToken> token(TokenRequestContext request, boolean fresh) {
        return Mono.defer(() -> {
            TokenHttpClient.Attempt attempt = http.begin();
            Duration longest = connection.longestAuthorization();
            return Guard.guard(() -> ask(request, fresh))
                    .timeout(
                            longest,
                            Mono.error(() -> new TimeoutException("no token within " + longest.toMillis() + " ms")))
                    .onErrorResume(failure -> Guard.guard(
                            () -> Mono.error(failure(attempt.last(), Causes.unwrapped(Exceptions.unwrap(failure))))))
                    .doFinally(end -> attempt.end());
        });
    }

    private TokenFailure failure(TokenAnswer last, Throwable failure) {
        return TokenFailure.of(last, failure, worked, clock)
                .of(connection.identity().type());
    }

    private Mono<AccessToken> ask(TokenRequestContext request, boolean fresh) {
        return Mono.<Signal<AccessToken>>create(sink -> {
                    try {
                        Future<?> asking = threads.submit(() -> subscribe(request, fresh, sink));
                        sink.onCancel(() -> asking.cancel(true));
                    } catch (RejectedExecutionException e) {
                        sink.error(
                                new TimeoutException("the credential has not answered " + MAX_BLOCKED + " requests"));
                    }
                })
                .<AccessToken>dematerialize()
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("the credential returned no token")))
                .doOnNext(token -> {
                    if (!TokenBody.isToken(token.getToken())) {
                        throw new IllegalStateException(
                                "the credential returned a token that " + TokenBody.NOT_A_TOKEN);
                    }
                    works = true;
                    worked = true;
                });
    }

    /** Emits signals, because Reactor logs errors that nobody waits for anymore. */
    private void subscribe(TokenRequestContext request, boolean fresh, MonoSink<Signal<AccessToken>> sink) {
        try {
            Mono<AccessToken> token = credential(fresh).getToken(request);
            sink.onDispose((token == null ? Mono.<AccessToken>empty() : token)
                    .materialize()
                    .subscribe(answer -> sink.success(read(answer))));
        } catch (Throwable e) { // also an Error, which would otherwise leave the callers without an answer
            sink.success(Signal.error(e));
        }
    }

    /** Reads the token here, since nothing passes on an Error later, such as that of a class that does not fit to azure-core. */
    private static Signal<AccessToken> read(Signal<AccessToken> answer) {
        AccessToken token = answer.get();
        if (token == null) {
            return answer;
        }
        try {
            return Signal.next(new AccessToken(token.getToken(), token.getExpiresAt(), token.getRefreshAt()));
        } catch (Throwable e) {
            return Signal.error(e);
        }
    }

    /**
     * Returns the credential. One that has given no token is replaced, because azure-identity keeps some failures, such as
     * those to read a file; one that has is kept, because a chain then remembers which of its credentials gives tokens.
     */
    private TokenCredential credential(boolean fresh) {
        if (fresh || (used && !works)) {
            credential = create();
            works = false;
        }
        used = true;
        return credential;
    }
}
