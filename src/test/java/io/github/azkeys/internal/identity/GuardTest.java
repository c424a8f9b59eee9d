// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;

class GuardTest {

    /** Requests a value when the test says so. */
    private static final class Later extends BaseSubscriber<String> {
        private final List<Object> signals = new ArrayList<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {}

        @Override
        protected void hookOnNext(String value) {
            signals.add(value);
        }

        @Override
        protected void hookOnComplete() {
            signals.add("complete");
        }

        @Override
        protected void hookOnError(Throwable failure) {
            signals.add(failure);
        }
    }

    @Test
    void aValueThatArrivesBeforeItIsRequestedIsKept() {
        Later later = new Later();
        Guard.guard(() -> Mono.just("value")).subscribe(later);

        later.request(1);

        assertThat(later.signals).containsExactly("value", "complete");
    }

    @Test
    void withoutAValueItIsEmpty() {
        Later later = new Later();

        Guard.guard(() -> Mono.<String>empty()).subscribe(later);

        assertThat(later.signals).containsExactly("complete");
    }

    @Test
    void anErrorIsAFailure() {
        Later later = new Later();

        Guard.<String>guard(() -> {
                    throw new LinkageError("incompatible");
                })
                .subscribe(later);

        assertThat(later.signals).singleElement().isInstanceOf(CompletionException.class);
    }
}
