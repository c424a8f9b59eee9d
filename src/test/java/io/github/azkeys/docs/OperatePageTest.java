// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.azkeys.camel.AzkeysComponent;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page about operations names the meters and the log lines of the code. */
@Tag("camel")
class OperatePageTest {

    private static final String PAGE = Documents.text(Path.of("src/main/docs/operate.adoc"));
    private static final Pattern METER = Pattern.compile("(?m)^\\| `(camel\\.azkeys\\.[a-z.]+)` \\|");
    private static final Pattern PROMETHEUS_METER = Pattern.compile("camel_azkeys_\\w+");
    private static final Pattern LOG_LINE = Pattern.compile("(?s)\\| (INFO|WARN|ERROR)\n\\| `\\+(.*?)\\+`");

    private static List<Meter.Id> meters;

    @BeforeAll
    static void registerMeters() throws IOException {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            context.getRegistry().bind("meters", registry);
            context.getComponent("azkeys", AzkeysComponent.class);
            context.start();
            meters = registry.getMeters().stream().map(Meter::getId).toList();
        }
    }

    @Test
    void theTableHasAllMeters() {
        assertThat(METER.matcher(PAGE).results().map(match -> match.group(1)))
                .hasSameElementsAs(meters.stream().map(Meter.Id::getName).toList());
    }

    @Test
    void alertsUseMetersThatExist() throws IOException {
        Set<String> known = meters.stream().map(OperatePageTest::prometheus).collect(Collectors.toSet());

        JsonNode rules =
                new YAMLMapper().readTree(DocumentedExample.of("alert-rules")).at("/groups/0/rules");

        assertThat(rules).hasSizeGreaterThan(2).allSatisfy(rule -> assertThat(
                        PROMETHEUS_METER.matcher(rule.get("expr").asText()).results())
                .isNotEmpty()
                .allSatisfy(meter -> assertThat(known).contains(meter.group())));
    }

    @Test
    void logLinesAreThoseOfTheCode() throws IOException {
        String code = code();

        assertThat(LOG_LINE.matcher(PAGE).results()).hasSizeGreaterThan(5).allSatisfy(line -> assertThat(code)
                .contains(line.group(1).toLowerCase() + "(\"" + line.group(2)));
    }

    /** Returns the name as Micrometer gives it to Prometheus. */
    private static String prometheus(Meter.Id meter) {
        return meter.getName().replace('.', '_') + (meter.getType() == Meter.Type.COUNTER ? "_total" : "");
    }

    /** Returns the code with its calls in one line each, and without breaks in texts. */
    private static String code() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Documents::text)
                    .collect(Collectors.joining())
                    .replaceAll("\"\\s*\\+\\s*\"", "")
                    .replaceAll("\\(\\s+\"", "(\"");
        }
    }
}
