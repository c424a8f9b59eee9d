// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.support.AzkeysTestSupport;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lists keys in a separate JVM, whose environment the test chooses. */
@Timeout(120)
abstract class EnvironmentTestSupport {

    private static final String PASSWORD = "trust-store";

    @TempDir
    Path folder;

    EmbeddedArm arm;

    @BeforeEach
    void start() throws Exception {
        arm = EmbeddedArm.builder().certificate(AzkeysTestSupport.CERTIFICATE).start();
        try (OutputStream out = Files.newOutputStream(folder.resolve("trust.p12"))) {
            arm.certificate().trustStore().store(out, PASSWORD.toCharArray());
        }
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    Map<String, String> application() {
        return Map.of(
                "AZURE_TENANT_ID", arm.tenantId(),
                "AZURE_CLIENT_ID", arm.clientId(),
                "AZURE_CLIENT_SECRET", arm.clientSecret());
    }

    Map<String, String> managedIdentity() {
        return Map.of("IDENTITY_ENDPOINT", arm.identityEndpoint(), "IDENTITY_HEADER", arm.identityHeader());
    }

    String endpoint(String options) {
        return "azkeys:batch?resourceManagerEndpoint=" + arm.endpoint() + "&authorityHost=" + arm.authorityHost()
                + options + "&cacheTtl=0&resourceId=" + AzkeysTestSupport.BATCH;
    }

    List<String> ask(int times, String endpoint, Map<String, String> environment) throws Exception {
        return ask(times, List.of(endpoint), environment);
    }

    List<String> ask(int times, List<String> endpoints, Map<String, String> environment) throws Exception {
        Process process = start(times, endpoints, environment);
        String text = printed();
        assertThat(process.exitValue()).as(text).isZero();
        return text.lines().filter(line -> line.matches("[0-9a-f]{8}")).toList();
    }

    String failure(Map<String, String> environment) throws Exception {
        return failure("", environment);
    }

    String failure(String options, Map<String, String> environment) throws Exception {
        Process process = start(1, List.of(endpoint(options)), environment);
        assertThat(process.exitValue()).isNotZero();
        return printed();
    }

    Process start(int times, List<String> endpoints, Map<String, String> environment) throws Exception {
        Path out = folder.resolve("out.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it lives for seconds
                AskMain.class.getName(),
                folder.resolve("trust.p12").toString(),
                PASSWORD,
                String.valueOf(times)));
        command.addAll(endpoints);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(out.toFile());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return process;
    }

    String printed() throws Exception {
        String text = Files.readString(folder.resolve("out.txt"), StandardCharsets.UTF_8);
        assertThat(arm.secrets().stream().filter(text::contains))
                .as("secrets printed")
                .isEmpty();
        return text;
    }
}
