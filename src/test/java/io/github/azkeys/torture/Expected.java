// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

/**
 * What an exchange gets while a fault lasts. Immutable.
 *
 * @param failures the simple names of the exceptions, one of which it gets without cached keys; empty if it gets keys
 * @param passing whether it gets stale keys instead, if there are any
 * @param fewest the fewest requests of the exchange to the service that fails
 * @param most the most requests of the exchange to the service that fails
 * @param texts parts of the message of the exception
 */
record Expected(Set<String> failures, boolean passing, int fewest, int most, List<String> texts) {

    /** Stale keys after as many tries as allowed. */
    static Expected passing(String... failures) {
        return new Expected(Set.of(failures), true, Limits.TRIES, Limits.TRIES, List.of());
    }

    /** Stale keys after one try. */
    static Expected passingAtOnce(String... failures) {
        return new Expected(Set.of(failures), true, 1, 1, List.of());
    }

    /** The failure after one try, also if there are old keys. */
    static Expected refused(String... failures) {
        return new Expected(Set.of(failures), false, 1, 1, List.of());
    }

    /** The fault does no harm. */
    static Expected harmless() {
        return new Expected(Set.of(), true, 1, 1, List.of());
    }

    Expected withRequests(int few, int many) {
        return new Expected(failures, passing, few, many, texts);
    }

    Expected saying(String... parts) {
        return new Expected(failures, passing, fewest, most, List.of(parts));
    }

    boolean isHarmless() {
        return failures.isEmpty();
    }

    void checkWithoutKeys(Answer answer, int requests) {
        if (isHarmless()) {
            assertThat(answer.failure()).as("%s", answer).isNull();
        } else {
            assertThat(answer.failure()).as("%s", answer).isIn(failures);
            assertThat(texts).as("texts in %s", answer.message()).allMatch(answer.message()::contains);
        }
        // on a busy machine a try can time out before its request is sent, or before the answer that would be final
        boolean slow = Limits.mayHaveTimedOut(answer);
        assertThat(requests)
                .as("requests of one exchange, %s", answer)
                .isBetween(slow ? 1 : fewest, slow ? Math.max(most, Limits.TRIES) : most);
    }
}
