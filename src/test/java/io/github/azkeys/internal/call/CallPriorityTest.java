// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The events of a call, and the actions that wait for them. */
class CallPriorityTest {

    private final List<String> events = new ArrayList<>();
    private final CallPriority call = CallPriority.background();

    @Test
    void actionsRunOnceWhenTheFirstTryIsSent() {
        call.whenSent(() -> events.add("one"));
        call.whenSent(() -> events.add("two"));
        assertThat(events).isEmpty();

        call.sending();
        call.sending();
        assertThat(events).containsExactly("one", "two");
        assertThat(call.tries()).isEqualTo(2);

        call.whenSent(() -> events.add("late"));
        assertThat(events).containsExactly("one", "two", "late");
    }

    @Test
    void actionsForALiveCallRunWhenItHurries() {
        call.whenLive(() -> events.add("live"));
        call.join(CallPriority.live());
        call.whenLive(() -> events.add("joined"));
        assertThat(call.isLive()).isTrue();
        assertThat(events).as("joined under a lock").isEmpty();

        call.hurry();
        call.hurry();
        assertThat(events).containsExactly("live", "joined");
    }

    @Test
    void aBackgroundCallDoesNotHurry() {
        call.whenLive(() -> events.add("live"));
        call.join(CallPriority.background());
        call.hurry();
        assertThat(events).isEmpty();

        CallPriority.live().whenLive(() -> events.add("at once"));
        assertThat(events).containsExactly("at once");
    }

    @Test
    void actionsRunWhenTheCallIsWithdrawn() {
        call.whenWithdrawn(() -> events.add("withdrawn"));
        call.withdraw();
        call.withdraw();
        call.whenWithdrawn(() -> events.add("late"));

        assertThat(events).containsExactly("withdrawn", "late");
        assertThat(call.isWithdrawn()).isTrue();
        assertThat(call.join(CallPriority.live())).isFalse();
    }

    @Test
    void aSharedCallIsNotWithdrawn() {
        call.whenWithdrawn(() -> events.add("withdrawn"));
        call.join(CallPriority.background());
        call.withdraw();

        assertThat(events).isEmpty();
    }
}
