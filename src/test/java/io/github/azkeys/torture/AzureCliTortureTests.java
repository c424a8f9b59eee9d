// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import io.github.azkeys.torture.TortureTable.WarmUp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which the Azure CLI of a developer can fail. A script takes its place. */
@Tag("camel")
@EnabledOnOs(
        value = {OS.LINUX, OS.MAC},
        disabledReason = "the Azure CLI is replaced by a shell script")
@Timeout(180)
class AzureCliTortureTests {

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;
    private static final TortureTable TABLE = new TortureTable(4);

    /** Records each call and continues with a file of the tenant, which each case has for itself. */
    private static final String AZ = """
            #!/bin/sh
            while [ $# -gt 0 ]; do
              [ "$1" = --tenant ] && tenant=$2
              shift
            done
            echo call >> "$AZ_FOLDER/$tenant.calls"
            . "$AZ_FOLDER/$tenant.sh"
            """;

    private static final Expected REFUSED = Expected.refused("AccessDeniedException");
    private static final Expected UNAVAILABLE = Expected.passing("ServiceUnavailableException");

    @TempDir
    static Path folder;

    private static ForkedKeys keys;
    private static EmbeddedArm arm;

    private final List<TortureCase> cases = new ArrayList<>();

    @AfterAll
    static void close() throws Exception {
        TABLE.close();
        keys.close();
        arm.close();
        TABLE.report(Path.of("target/torture-azure-cli.md"), "Azure CLI");
        assertThat(keys.linesWith(arm.secrets())).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> azureCli() throws Exception {
        arm = EmbeddedArm.builder().certificate(CERTIFICATE).everyResource().start();
        Path az = Files.writeString(folder.resolve("az"), AZ);
        Files.setPosixFilePermissions(az, PosixFilePermissions.fromString("rwx------"));
        keys = new ForkedKeys(
                folder,
                CERTIFICATE,
                Map.of(
                        "PATH",
                        folder + ":" + System.getenv("PATH"),
                        "AZ_FOLDER",
                        folder.toString(),
                        "AZURE_POD_IDENTITY_AUTHORITY_HOST",
                        "http://127.0.0.1:1")); // no virtual machine

        String login = "ERROR: Please run 'az login' to setup account.";
        add("not signed in", "echo \"" + login + "\" >&2; exit 1", REFUSED.saying("az login"));
        add("not found", "echo '/bin/sh: 1: az: not found' >&2; exit 127", REFUSED.saying("az login"));
        add("sign-in expired", "echo 'ERROR: AADSTS700082: The refresh token has expired.' >&2; exit 1", REFUSED);
        add("garbage", "echo '<html>{{{'", REFUSED);
        add("no output", "exit 0", REFUSED);
        add(
                "slow",
                "sleep 0.5; . \"$AZ_FOLDER/$tenant.good\"",
                Expected.harmless().withRequests(1, Limits.TRIES));
        add("never ends", "exec sleep 60", UNAVAILABLE);
        TABLE.warmUp(new WarmUp(keys, bench("")));
        TABLE.start(keys, cases);
        return TABLE.tests();
    }

    private void add(String name, String fault, Expected expected) {
        cases.add(new TortureCase("az: " + name, expected, () -> bench(fault)));
    }

    private static Bench bench(String fault) {
        String tenant = UUID.randomUUID().toString();
        Path script = folder.resolve(tenant + ".sh");
        Path calls = folder.resolve(tenant + ".calls");
        RestClient entra = new RestClient(arm);
        // the token expires at once, so that each exchange needs another one
        String healthy =
                "echo '{\"accessToken\":\"" + entra.token() + "\",\"expiresOn\":\"2020-01-01 00:00:00.000000\"}'";
        write(script, healthy);
        write(folder.resolve(tenant + ".good"), healthy);
        write(calls, "");
        String resource = Bench.resource();
        return new Bench(
                arm,
                resource,
                Bench.uri(arm, resource, "&tenantId=" + tenant),
                () -> write(script, fault),
                () -> write(script, healthy),
                () -> lines(calls),
                Limits.TOKEN_LIFETIME,
                () -> {});
    }

    private static void write(Path file, String text) {
        try {
            // at once, since a process may read the file
            Path whole = Files.writeString(Files.createTempFile(folder, "whole", ".tmp"), text);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
