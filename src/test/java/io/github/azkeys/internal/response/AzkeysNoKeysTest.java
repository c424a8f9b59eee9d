// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.AzkeysTestSupport;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A success response without keys is refused, unless the resource has none. */
class AzkeysNoKeysTest extends AzkeysTestSupport {

    private static final String URI = "azkeys:batch?resourceId=" + BATCH;
    private static final String NONE = "{\"accountName\":\"sampleacct\",\"primary\":null,\"secondary\":\"\"}";
    private static final String ONE = "{\"accountName\":\"sampleacct\",\"primary\":\"\",\"secondary\":\"BBBB==\"}";

    private static final OperationIndex CATALOG = new OperationIndex();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "batch | {\"accountName\":\"a\"}",
                "batch | {\"primary\":null,\"secondary\":null}",
                "batch | {\"primary\":\"\",\"secondary\":\" \\t \"}",
                "storage | {\"keys\":[{\"keyName\":\"key1\",\"value\":null},{\"keyName\":\"key2\",\"value\":\"\"}]}",
                "storage | {\"keys\":null}",
                "search-query | {\"value\":[{\"name\":\"a\",\"key\":null}]}",
                "iothub-policies | {\"value\":[{\"keyName\":\"device\",\"primaryKey\":\"\"}]}",
                "function-host | {\"masterKey\":null,\"functionKeys\":{},\"systemKeys\":{\"a\":null}}",
                "function | {\"default\":\"\"}",
                "function | {\"default\":null}",
                "staticwebapp | {\"id\":\"/a\",\"properties\":{\"apiKey\":\"\"}}",
                "vpn-link-connection | {\"id\":\"/a\",\"properties\":null}",
                "quantum | {\"primaryKey\":{\"createdAt\":\"2026-01-01\",\"key\":\"\"},\"secondaryKey\":null}",
                "storage-local-user | {\"unknown\":\"a\"}",
            })
    void keysThatAreAllNullOrBlank(String operation, String json) {
        arm.fail(Fault.status(200).json(json));

        assertThat(ask(uri(operation)).getException())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("azkeys:" + operation + " cannot get the keys of");
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void theMessageSaysThatThereAreNoKeys() {
        arm.fail(Fault.status(200).json(NONE));

        assertThat(ask(URI).getException()).hasMessageContaining("the response has no keys");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "search-query | {\"value\":[]}",
                "search-query | {\"value\":[],\"nextLink\":null}",
                "iothub-policies | {\"value\":[]}",
                "storage | {\"keys\":[]}",
                "containerapp | {\"value\":[{\"name\":\"a\",\"keyVaultUrl\":\"https://v.vault.azure.net/secrets/a\"}]}",
                "function | {}",
                "staticwebapp | {\"id\":\"/a\",\"properties\":{}}",
                "storage-local-user | {}",
                "storage-local-user | {\"sharedKey\":null}",
                "storage-local-user | {\"sshAuthorizedKeys\":[{\"key\":\"ssh-rsa AAAA\"}]}",
                "ml-connection | {\"name\":\"a\",\"properties\":{\"authType\":\"None\"}}",
            })
    void aResourceThatHasNoKeys(String operation, String json) {
        arm.fail(Fault.status(200).json(json));

        Exchange answer = ask(uri(operation));

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(KeySet.class).keyNames()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"primaryKey\":null} | false",
                "{\"primaryKey\":\"\"} | false",
                "{\"name\":\"a\"} | false",
                "{\"keys\":[{\"value\":\"\"}]} | false",
                "{} | true",
                "{\"value\":[],\"nextLink\":\"\"} | true",
                "{\"properties\":{}} | true",
            })
    void aResourceOfAnyType(String json, boolean valid) {
        arm.fail(Fault.status(200).json(json));

        Exchange answer = ask("azkeys:resource?action=listKeys&apiVersion=2024-07-01&resourceId=" + BATCH);

        if (valid) {
            assertThat(answer.getMessage().getBody(KeySet.class).keyNames()).isEmpty();
        } else {
            assertThat(answer.getException()).isInstanceOf(InvalidResponseException.class);
        }
    }

    @Test
    void goodKeysAreKeptAndServedStale() {
        String uri = URI + "&cacheTtl=PT0.000001S";
        Exchange good = ask(uri);
        Instant retrieved = good.getMessage().getHeader(AzkeysConstants.RETRIEVED_AT, Instant.class);
        await().until(() -> Instant.now().isAfter(retrieved.plusMillis(1)));
        arm.fail(Fault.status(200).json(NONE));

        Exchange answer = ask(uri);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody()).isEqualTo(good.getMessage().getBody());
        assertThat(answer.getMessage().getHeader(AzkeysConstants.STALE)).isEqualTo(true);
        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void aWatcherReportsNoChange() throws Exception {
        List<Object> changed = new CopyOnWriteArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("azkeys:batch?initialDelay=0&delay=10&resourceId=" + BATCH)
                        .process(
                                exchange -> changed.add(exchange.getMessage().getHeader(AzkeysConstants.CHANGED_KEYS)));
            }
        });
        await().until(() -> arm.calls().size() > 1);
        arm.fail(Fault.status(200).json(NONE).times(2));
        int before = arm.calls().size();
        await().until(() -> arm.calls().size() > before + 3);

        arm.regenerate(BATCH, "secondary");

        await().until(() -> !changed.isEmpty());
        assertThat(changed).containsExactly(List.of("secondary"));
    }

    @Test
    void oneKeyIsEnough() {
        arm.fail(Fault.status(200).json(ONE).times(2));

        KeySet all = ask(URI).getMessage().getBody(KeySet.class);
        Secret selected = ask(URI + "&select=secondary").getMessage().getBody(Secret.class);

        assertThat(all.keyNames()).containsExactly("secondary");
        assertThat(((BatchAccountKeys) all).primary()).isEmpty();
        assertThat(selected.value()).isEqualTo("BBBB==");
    }

    @Test
    void aKeyOfThePairIsEnough() {
        arm.fail(Fault.status(200).json("{\"primaryKey\":\"\",\"secondaryKey\":\"BBBB==\"}"));

        Exchange answer = ask(uri("search-admin") + "&select=secondary");

        assertThat(answer.getMessage().getBody(Secret.class).value()).isEqualTo("BBBB==");
    }

    @Test
    void aBlankKeyIsNeverHandedOut() {
        arm.fail(Fault.status(200).json(ONE));
        assertThat(ask(URI + "&select=primary").getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'primary', which the response does not contain. Available: [secondary]");

        arm.fail(Fault.status(200).json(ONE));
        assertThat(ask(URI + "&select=newest-stable").getException())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("has no primary key");

        arm.fail(Fault.status(200).json(ONE.replace("\"\"", "\" \"")));
        assertThat(ask(URI + "&form=key").getException())
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("the response has no primary key");
    }

    private static String uri(String name) {
        Operation operation = CATALOG.get(name);
        String path = operation.path().expand(operation.sample().request());
        return "azkeys:" + name + "?maxRetries=0&resourceId=" + path.substring(0, path.lastIndexOf('/'));
    }
}
