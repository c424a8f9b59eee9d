// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.CapturedLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key of a pair that was renewed last, in the bodies that producers hand out. */
class AzkeysNewestStableTest extends AzkeysTestSupport {

    private static final String STORAGE =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/sto2221";
    private static final String SELECT = "azkeys:storage?settlingTime=0&select=newest-stable&resourceId=" + STORAGE;
    private static final String STORED = SELECT + "&stateRepository=#state";

    @TempDir
    Path folder;

    @Test
    void aRotatorMovesEverybodyToTheKeyThatItJustRenewed() {
        arm.add("storage", STORAGE);
        assertThat(secret(SELECT)).isEqualTo(secret("azkeys:storage?select=key1&resourceId=" + STORAGE));

        arm.regenerate(STORAGE, "keys.key2");
        assertThat(secret(SELECT)).isEqualTo(secret("azkeys:storage?select=key2&resourceId=" + STORAGE));

        arm.regenerate(STORAGE, "keys.key1");
        assertThat(secret(SELECT)).isEqualTo(secret("azkeys:storage?select=key1&resourceId=" + STORAGE));
    }

    /** A node of a cluster reads the file of the last leader when it takes over. */
    @Test
    void theRepositoryStartsWithTheFirstProducer() {
        MemoryStateRepository state = new MemoryStateRepository();
        context.getRegistry().bind("state", state);
        arm.add("storage", STORAGE);

        context.getEndpoint(STORED);
        assertThat(state.isStarted()).isFalse();

        secret(STORED);
        assertThat(state.isStarted()).isTrue();
    }

    @Test
    void anErrorOfTheStateRepositoryEndsTheExchange() throws Exception {
        arm.add("storage", STORAGE);
        context.getRegistry().bind("state", new MemoryStateRepository() {
            @Override
            public void setState(String key, String value) {
                throw new AssertionError("broken");
            }
        });

        Exchange exchange =
                template.asyncSend(STORED + "&cacheTtl=0", message -> {}).get(20, TimeUnit.SECONDS);

        assertThat(exchange.getException(Throwable.class)).hasMessage("broken");
    }

    @Test
    void aFormIsMadeOfTheNewKey() {
        arm.add("storage", STORAGE);
        String uri = "azkeys:storage?settlingTime=0&form=connection-string&formKey=newest-stable&resourceId=" + STORAGE;
        assertThat(secret(uri)).contains("AccountKey=" + secret(SELECT) + ";");

        arm.regenerate(STORAGE, "keys.key2");

        assertThat(secret(uri))
                .contains("AccountKey=" + secret("azkeys:storage?select=key2&resourceId=" + STORAGE) + ";");
    }

    @Test
    void aRenewedKeyHasToSettle() {
        arm.add("storage", STORAGE);
        String uri = SELECT.replace("settlingTime=0&", "settlingTime=1h&");
        String before = secret(uri);

        arm.regenerate(STORAGE, "keys.key2");

        assertThat(secret(uri)).isEqualTo(before);
    }

    @Test
    void theOtherKeyIsUsedAtOnceWhereTheKeyInUseIsRenewed() {
        arm.add("storage", STORAGE);
        String uri = SELECT.replace("settlingTime=0&", "settlingTime=1h&");
        secret(uri);

        arm.regenerate(STORAGE, "keys.key1");

        assertThat(secret(uri)).isEqualTo(secret("azkeys:storage?select=key2&resourceId=" + STORAGE));
    }

    @Test
    void theKeyStaysWhileArmIsDown() {
        configuration().setMaxRetries(0);
        arm.add("storage", STORAGE);
        String uri = SELECT + "&cacheTtl=PT0.000001S";
        secret(uri);
        arm.regenerate(STORAGE, "keys.key2");
        String used = secret(uri);

        arm.fail(Fault.error(503, "ServerBusy", "Later."));

        assertThat(secret(uri)).isEqualTo(used);
    }

    @Test
    void theHistorySurvivesARestartWithAStateRepository() throws Exception {
        arm.add("storage", STORAGE);
        Path file = folder.resolve("state");
        String used = movedToTheSecondary(file);

        try (DefaultCamelContext again = application(file)) {
            assertThat(secret(again, STORED)).isEqualTo(used);
            assertThat(secret(again, SELECT.replace("storage?", "storage?tokenValidity=2h&")))
                    .isEqualTo(used); // what was seen belongs to the resource, whichever endpoint asks
        }
        assertThat(arm.secrets()).isNotEmpty().noneMatch(Files.readString(file)::contains);
    }

    @Test
    void theHistoryIsReadAlsoWhereAnEndpointWithoutARepositoryAsksFirst() throws Exception {
        arm.add("storage", STORAGE);
        Path file = folder.resolve("state");
        String used = movedToTheSecondary(file);

        try (DefaultCamelContext again = application(file)) {
            assertThat(secret(again, SELECT)).isNotEqualTo(used);
            assertThat(secret(again, STORED)).isEqualTo(used);
        }
    }

    @Test
    void withoutOneARestartBeginsWithThePrimary() throws Exception {
        arm.add("storage", STORAGE);
        String first;
        try (DefaultCamelContext app = application(folder.resolve("unused"))) {
            first = secret(app, SELECT);
            arm.regenerate(STORAGE, "keys.key2");
            assertThat(secret(app, SELECT)).isNotEqualTo(first);
        }

        try (DefaultCamelContext again = application(folder.resolve("unused"))) {
            assertThat(secret(again, SELECT)).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "synapse-ir | Microsoft.Synapse/workspaces/ws/integrationRuntimes/ir | authKey1 | primary",
                "datafactory-ir | Microsoft.DataFactory/factories/fa1/integrationRuntimes/ir1 | authKey2 | secondary"
            })
    void theOnlyKeyOfAResourceIsUsedAndSaid(String operation, String resource, String field, String name) {
        String uri = "azkeys:" + operation + "?apiVersion=2018-06-01&select=newest-stable&cacheTtl=0&resourceId="
                + "/subscriptions/s/resourceGroups/g/providers/" + resource;
        arm.fail(Fault.status(200).json("{\"" + field + "\": \"IR@only\"}").times(2));

        try (CapturedLog log = new CapturedLog()) {
            assertThat(secret(uri)).isEqualTo("IR@only");
            assertThat(secret(uri)).isEqualTo("IR@only");

            assertThat(log.text())
                    .containsOnlyOnce("has only its " + name + " key, which newest-stable uses")
                    .doesNotContain("IR@only");
        }
    }

    @Test
    void aPairThatBecomesCompleteBeginsWithItsFirstKey() {
        arm.add("storage", STORAGE);
        arm.fail(Fault.status(200)
                .json("{\"keys\": [{\"keyName\": \"key2\", \"value\": \"QUFB\"}]}")
                .times(1));
        String uri = SELECT + "&cacheTtl=0";

        assertThat(secret(uri)).isEqualTo("QUFB");
        assertThat(secret(uri)).isEqualTo(secret("azkeys:storage?select=key1&resourceId=" + STORAGE));
    }

    @ParameterizedTest
    @CsvSource({"primary, sample-key1-value==", "secondary, sample-key2-value=="})
    void theNamesOfThePairSelectTheirKeys(String name, String key) {
        assertThat(secret("azkeys:storage?select=" + name
                        + "&resourceId=/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/res418"
                        + "/providers/Microsoft.Storage/storageAccounts/sto2220"))
                .isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select=newest-stable | option select is newest-stable, but azkeys:search-query has no rotation pair",
                "form=key&formKey=newest-stable | option formKey is newest-stable, but azkeys:search-query has no rotation pair",
                "settlingTime=-PT1S | option settlingTime must be 0 or greater"
            })
    void whatCannotBeIsSaidBeforeAnyCall(String options, String problem) {
        assertThatThrownBy(() -> context.getEndpoint("azkeys:search-query?resourceName=search&" + options))
                .hasRootCauseInstanceOf(InvalidRequestException.class)
                .hasStackTraceContaining(problem);
        assertThat(arm.connections()).isZero();
    }

    /** What an application uses, and knows to be the newest, when it ends. */
    private String movedToTheSecondary(Path state) throws Exception {
        try (DefaultCamelContext app = application(state)) {
            secret(app, STORED);
            arm.regenerate(STORAGE, "keys.key2");
            return secret(app, STORED);
        }
    }

    private DefaultCamelContext application(Path state) {
        DefaultCamelContext app = new DefaultCamelContext();
        app.getComponent("azkeys", AzkeysComponent.class)
                .setConfiguration(configuration().copy());
        app.getRegistry().bind("state", FileStateRepository.fileStateRepository(state.toFile()));
        app.start();
        return app;
    }

    private static String secret(CamelContext app, String uri) {
        return app.createProducerTemplate().requestBody(uri, "", Secret.class).value();
    }

    private String secret(String uri) {
        Exchange exchange = ask(uri);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(Secret.class).value();
    }
}
