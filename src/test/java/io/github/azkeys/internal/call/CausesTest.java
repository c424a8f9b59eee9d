// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(5)
class CausesTest {

    @Test
    void causesThatFormALoopAreSearchedOnce() {
        Exception one = new IllegalStateException("one");
        Exception two = new IllegalArgumentException("two", one);
        one.initCause(two);

        assertThat(Causes.find(one, IllegalArgumentException.class)).isSameAs(two);
        assertThat(Causes.find(one, IOException.class)).isNull();
    }
}
