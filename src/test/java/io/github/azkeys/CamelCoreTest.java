// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All modules of Camel's core in the tests have one version. */
@Tag("camel")
class CamelCoreTest {

    private static final Pattern CORE = Pattern.compile(
            "camel-(?:api|base.*|core(?!-catalog).*|support|util.*|xml-(?!io-dsl).*|management-api|health|main)-(\\d.*)\\.jar");

    @Test
    void allPartsOfTheCoreHaveOneVersion() {
        List<MatchResult> parts = List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .map(jar -> CORE.matcher(Path.of(jar).getFileName().toString()))
                .filter(jar -> jar.matches())
                .map(jar -> jar.toMatchResult())
                .toList();

        assertThat(parts).hasSizeGreaterThan(12);
        assertThat(parts)
                .allSatisfy(part ->
                        assertThat(part.group(1)).as(part.group()).isEqualTo(new DefaultCamelContext().getVersion()));
    }
}
