// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmBuilder;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.embedded.TokenRequest;
import io.github.azkeys.support.SharedCertificate;
import io.github.azkeys.torture.TortureTable.WarmUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every fault of the managed identities of a virtual machine (IMDS), of App Service, and of a server with Azure Arc. */
@Tag("camel")
@Timeout(180)
class ManagedIdentityTortureTests {

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;

    /** The only folder from which clients of Microsoft read the key of Azure Arc. */
    private static final Path ARC_KEY = Path.of("/var/opt/azcmagent/tokens", UUID.randomUUID() + ".key");

    private static final TortureTable TABLE = new TortureTable(24);
    private static final List<Source> SOURCES = new ArrayList<>();

    @TempDir
    static Path folder;

    /** A managed identity, with the JVM that uses it and the format of its errors. */
    private record Source(String name, EmbeddedArm arm, ForkedKeys keys, BiFunction<Integer, String, Fault> error) {}

    @AfterAll
    static void close() throws Exception {
        TABLE.close();
        for (Source source : SOURCES) {
            source.keys().close();
            source.arm().close();
        }
        Files.deleteIfExists(ARC_KEY);
        TABLE.report(Path.of("target/torture-managed-identity.md"), "Managed identities");
        assertThat(SOURCES).allSatisfy(source -> assertThat(
                        source.keys().linesWith(source.arm().secrets()))
                .isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> managedIdentities() throws Exception {
        EmbeddedArm machine = start(EmbeddedArm.builder());
        add(
                "IMDS",
                machine,
                TokenFaults::imdsError,
                Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", machine.imdsEndpoint()));
        EmbeddedArm app = start(EmbeddedArm.builder());
        add(
                "App Service",
                app,
                TokenFaults::appServiceError,
                Map.of("IDENTITY_ENDPOINT", app.identityEndpoint(), "IDENTITY_HEADER", app.identityHeader()));
        Stream<DynamicTest> skipped = Stream.empty();
        if (canCreate(ARC_KEY.getParent())) {
            EmbeddedArm arc = start(EmbeddedArm.builder().arcKeyFile(ARC_KEY));
            add(
                    "Azure Arc",
                    arc,
                    TokenFaults::imdsError,
                    Map.of("IDENTITY_ENDPOINT", arc.arcEndpoint(), "IMDS_ENDPOINT", arc.imdsEndpoint()));
        } else {
            String reason = "This user cannot create " + ARC_KEY.getParent() + ", which clients of Azure Arc require";
            skipped = Stream.of(DynamicTest.dynamicTest("Azure Arc", () -> Assumptions.abort(reason)));
        }

        TABLE.warmUp(SOURCES.stream()
                .map(source -> new WarmUp(source.keys(), bench(TortureFault.atConnect(null), source)))
                .toArray(WarmUp[]::new));
        for (Source source : SOURCES) {
            // a reset at connect reaches any connection of the service
            TABLE.runAlone(source.keys(), cases(source, true));
            TABLE.start(source.keys(), cases(source, false));
        }
        return Stream.concat(TABLE.tests(), skipped);
    }

    private static EmbeddedArm start(EmbeddedArmBuilder builder) {
        return builder.certificate(CERTIFICATE)
                .everyResource()
                .tokenLifetime(Limits.TOKEN_LIFETIME)
                .start();
    }

    private static void add(
            String name, EmbeddedArm arm, BiFunction<Integer, String, Fault> error, Map<String, String> environment)
            throws Exception {
        SOURCES.add(new Source(name, arm, new ForkedKeys(folder, CERTIFICATE, environment), error));
    }

    private static boolean canCreate(Path directory) {
        try {
            return Files.isWritable(Files.createDirectories(directory));
        } catch (IOException e) {
            return false;
        }
    }

    private static List<TortureCase> cases(Source source, boolean atConnect) {
        return TokenFaults.managedIdentity(source.error()).stream()
                .filter(row -> row.atConnect() == atConnect)
                .map(row -> new TortureCase(
                        source.name() + ": " + row.name(), expected(row, source), () -> bench(row, source)))
                .toList();
    }

    /**
     * Before the first token, a metadata service that cannot be reached is as on a machine without managed identity.
     * azure-identity connects to it once more to find this out.
     */
    private static Expected expected(TortureFault row, Source source) {
        return row.atConnect() && source.name().equals("IMDS")
                ? Expected.passing("ServiceUnavailableException", "AccessDeniedException")
                        .withRequests(1, 2 * Limits.TRIES)
                : row.expected();
    }

    /** All cases share the address in the environment; each has its own user-assigned identity. */
    private static Bench bench(TortureFault row, Source source) {
        EmbeddedArm arm = source.arm();
        String client = UUID.randomUUID().toString();
        String address = row.atConnect() ? "" : "client_id=" + client;
        String resource = Bench.resource();
        return new Bench(
                arm,
                resource,
                Bench.uri(arm, resource, "&clientId=" + client),
                () -> arm.failTokens(
                        address.isEmpty() ? row.fault() : row.fault().onlyFor(address)),
                () -> arm.clearFaults(address),
                () -> row.requests(
                        arm.tokenRequests().stream()
                                .filter(request -> client.equals(request.clientId()))
                                // the second request of an attempt, which only Azure Arc needs
                                .filter(request -> !"key_file".equals(request.credential()))
                                .map(TokenRequest::status)
                                .toList(),
                        arm.tokenConnections()),
                Limits.TOKEN_LIFETIME,
                () -> {});
    }
}
