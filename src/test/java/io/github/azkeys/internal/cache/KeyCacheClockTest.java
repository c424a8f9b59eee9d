// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.ArmError;
import io.github.azkeys.ServiceUnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests keys and pauses after the clock is set back, by counting calls. */
@Timeout(20)
class KeyCacheClockTest extends KeyCacheSupport {

    @Test
    void keysOfAnUnknownAgeAreFetchedAgain() throws Exception {
        get();
        succeed("old");
        pass(Duration.ofHours(-1));

        CompletableFuture<KeyAnswer> answer = get();
        assertThat(calls).hasSize(2);
        succeed("new");

        assertThat(primary(answer)).isEqualTo("new");
        assertThat(primary(get())).isEqualTo("new");
        assertThat(calls).hasSize(2);
    }

    @Test
    void keysOfAnUnknownAgeAreNotServedWhileArmFails() throws Exception {
        get();
        succeed("old");
        pass(Duration.ofHours(-1));

        CompletableFuture<KeyAnswer> answer = get();
        fail(new ServiceUnavailableException("down", null, ArmError.NONE, null));

        assertThatThrownBy(answer::get).hasRootCauseMessage("down");
    }

    @Test
    void aPauseEndsWithTheTimeThatItCounts() {
        get();
        fail(new ServiceUnavailableException("down", null, ArmError.NONE, null));
        get();
        assertThat(calls).hasSize(1);

        pass(Duration.ofHours(-1));
        get();

        assertThat(calls).hasSize(2);
    }
}
