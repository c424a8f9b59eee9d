// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WriteBucketTest {

    private static final long LATER = TimeUnit.HOURS.toNanos(1);

    private final WriteBucket bucket = new WriteBucket();

    @Test
    void backgroundCallsGetHalfOfTheBucketAlsoAfterAnIdleHour() {
        assertThat(IntStream.range(0, 200).filter(i -> bucket.takeInBackground(LATER)))
                .hasSize(100);
        assertThat(bucket.level(LATER)).isEqualTo(100);
    }

    @Test
    void anIdleHourDoesNotShortenTheWaitOfBackgroundCalls() {
        assertThat(bucket.untilTurnInBackground(0, 100, LATER)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(200));
    }

    @Test
    void exchangesGetTheWholeBucketAndNoMoreAfterAnIdleHour() {
        assertThat(IntStream.range(0, 300).filter(i -> bucket.take(LATER))).hasSize(200);
    }
}
