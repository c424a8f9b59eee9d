// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azkeys.embedded.EmbeddedArm;
import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command in the first line of the file in a separate process, with the component from --dep only. */
@Timeout(180)
class KeysTest {

    private static final String ACCOUNT =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/account1";
    private static final String PASSWORD = "not a secret";

    @TempDir
    Path folder;

    @Test
    void oneFileAndOneCommand() throws Exception {
        try (EmbeddedArm arm = EmbeddedArm.start()) {
            arm.add("batch", ACCOUNT);

            String output = run(
                    "run",
                    Path.of("keys.camel.yaml").toAbsolutePath().toString(),
                    "--dep=io.github.azkeys:camel-azkeys:" + System.getProperty("azkeys.version"),
                    "--prop=account=" + ACCOUNT,
                    "--properties=" + properties(arm),
                    "--max-messages=1",
                    "--max-seconds=120",
                    "--logging-color=false");

            assertTrue(
                    output.contains("account1 has [primary, secondary]: BatchAccountKeys[accountName=account1,"),
                    output);
            assertTrue(output.contains("primary=***"), output);
            arm.secrets().forEach(secret -> assertFalse(output.contains(secret), "A secret was printed"));
            assertEquals(1, arm.calls("batch").size());
        }
    }

    private String run(String... arguments) throws Exception {
        Path log = folder.resolve("camel.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
                "-cp",
                withoutTheComponent(),
                CamelCommand.class.getName()));
        command.addAll(List.of(arguments));
        Process camel = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertTrue(camel.waitFor(150, TimeUnit.SECONDS), "Camel did not stop");
        } finally {
            camel.destroyForcibly().waitFor();
        }
        return Files.readString(log);
    }

    private static String withoutTheComponent() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("camel-azkeys-"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Writes the addresses and the certificate of the embedded service. They are not needed for Azure. */
    private Path properties(EmbeddedArm arm) throws Exception {
        Path trust = folder.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(trust)) {
            arm.certificate().trustStore().store(out, PASSWORD.toCharArray());
        }
        return Files.writeString(folder.resolve("embedded.properties"), """
                camel.ssl.enabled = true
                camel.ssl.trustStore = file:%s
                camel.ssl.trustStorePassword = %s
                camel.component.azkeys.useGlobalSslContextParameters = true
                camel.component.azkeys.resourceManagerEndpoint = %s
                camel.component.azkeys.authorityHost = %s
                camel.component.azkeys.tenantId = %s
                camel.component.azkeys.clientId = %s
                camel.component.azkeys.clientSecret = %s
                """.formatted(
                        trust,
                        PASSWORD,
                        arm.endpoint(),
                        arm.authorityHost(),
                        arm.tenantId(),
                        arm.clientId(),
                        arm.clientSecret()));
    }
}
