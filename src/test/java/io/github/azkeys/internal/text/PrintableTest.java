// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(strings = {"id\u007f1", "id\u00a01", "id\n\r1\t", " id 1", "id\u20281", "id\u0085 1 "})
    void gapsAreBlanks(String text) {
        assertThat(Printable.line(text, 10)).isEqualTo("id 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!9f3c-~", "\u00e9t\u00e9"})
    void visibleTextsStay(String text) {
        assertThat(Printable.line(text, 10)).isEqualTo(text);
    }

    @Test
    void longTextsAreCut() {
        assertThat(Printable.line("abcdefghijklm", 10)).isEqualTo("abcdefghij\u2026");
    }
}
