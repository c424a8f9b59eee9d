// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.AzkeysTestSupport;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.TypeConverterLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** A key becomes a credential with the name of its account, policy or rule. */
class AzkeysNamedKeyTest extends AzkeysTestSupport {

    private static final String ACCOUNT =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/sto2221";
    private static final String STORAGE = "azkeys:storage?settlingTime=0&resourceId=" + ACCOUNT;

    @BeforeEach
    void addAccount() {
        arm.add("storage", ACCOUNT);
    }

    @ParameterizedTest
    @CsvSource({
        "'', key1",
        "&select=key1, key1",
        "&select=key2, key2",
        "&select=secondary, key2",
        "&select=newest-stable, key2",
        "&form=key, key1",
        "&form=key&formKey=secondary, key2",
        "&form=key&formKey=newest-stable, key2"
    })
    void theChosenKeyBecomesACredential(String options, String chosen) throws Exception {
        ask(STORAGE + "&select=newest-stable");
        arm.regenerate(ACCOUNT, "keys.key2");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:named").to(STORAGE + options).convertBodyTo(AzureNamedKeyCredential.class);
                from("direct:storage").to(STORAGE + options).convertBodyTo(StorageSharedKeyCredential.class);
            }
        });

        var named = converted("direct:named", AzureNamedKeyCredential.class).getAzureNamedKey();
        var storage = converted("direct:storage", StorageSharedKeyCredential.class);

        String key = ask(STORAGE + "&select=" + chosen)
                .getMessage()
                .getBody(Secret.class)
                .value();
        assertThat(named.getName()).isEqualTo("sto2221");
        assertThat(named.getKey()).isEqualTo(key);
        assertThat(storage.getAccountName()).isEqualTo("sto2221");
        assertThat(storage.computeHmac256("text")).isEqualTo(hmac(key, "text"));
    }

    /** As documented: https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key. */
    @Test
    void aBlobClientSignsWithTheCredential() throws Exception {
        Exchange answer = ask(STORAGE + "&select=key2");
        List<HttpRequest> sent = new ArrayList<>();

        Throwable failure = catchThrowable(() -> new BlobServiceClientBuilder()
                .endpoint("https://sto2221.blob.core.windows.net")
                .credential(answer.getMessage().getBody(StorageSharedKeyCredential.class))
                .httpClient(request -> {
                    sent.add(request);
                    return Mono.error(new IllegalStateException("not sent"));
                })
                .retryOptions(new RequestRetryOptions(RetryPolicyType.FIXED, 1, 1, null, null, null))
                .buildClient()
                .getPropertiesWithResponse(null, Context.NONE));

        assertThat(failure).hasMessageContaining("not sent");
        HttpRequest request = sent.get(0);
        assertThat(request.getHttpMethod()).isEqualTo(HttpMethod.GET);
        String headers = request.getHeaders().stream()
                .filter(header -> header.getName().startsWith("x-ms-"))
                .map(header -> header.getName() + ":" + header.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining());
        String nothing = "\n".repeat(5); // no content, no conditions
        String date = request.getHeaders().getValue("Date") + "\n";
        String canonical = "GET\n" + nothing + date + nothing + headers + "/sto2221/\ncomp:properties\nrestype:service";
        assertThat(request.getHeaders().getValue("Authorization"))
                .isEqualTo("SharedKey sto2221:"
                        + hmac(answer.getMessage().getBody(Secret.class).value(), canonical));
    }

    @Test
    void aPolicyHasTheNameThatArmReturns() {
        Exchange hub = ask("azkeys:eventhubs-hub?select=secondaryKey&keyName=" + sample("authorizationRuleName")
                + "&resourceId=" + sampleId());

        var rule = hub.getMessage().getBody(AzureNamedKeyCredential.class).getAzureNamedKey();

        assertThat(rule.getName()).isEqualTo(sample("authorizationRuleName"));
        assertThat(rule.getKey())
                .isEqualTo(hub.getMessage().getBody(Secret.class).value());
    }

    @Test
    void noHeaderNamesTheAccount() {
        Exchange answer = ask(STORAGE + "&select=key2");
        answer.getMessage().setHeader(AzkeysConstants.RESOURCE_ID, ACCOUNT.replace("sto2221", "other"));
        answer.getMessage().setHeader(AzkeysConstants.OPERATION, "batch");

        assertThat(answer.getMessage().getBody(StorageSharedKeyCredential.class).getAccountName())
                .isEqualTo("sto2221");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AzureNamedKeyCredential | storage?form=connection-string&resourceId=" + ACCOUNT
                        + " | The body is the secret connection-string, not a key of azkeys:storage",
                "StorageSharedKeyCredential | storage?form=connection-string&resourceId=" + ACCOUNT
                        + " | The body is the secret connection-string, not a key of azkeys:storage",
                "AzureNamedKeyCredential | iothub?keyName=iothubowner&select=primaryKey&resourceId=" + HUB
                        + " | azkeys:iothub does not support form 'key'. Supported: connection-string, eventhub-connection-string, sas-token",
                "StorageSharedKeyCredential | batch?select=primary&resourceId=" + BATCH
                        + " | StorageSharedKeyCredential needs a key of azkeys:storage, not of azkeys:batch",
                "StorageSharedKeyCredential | batch?resourceId=" + BATCH
                        + " | StorageSharedKeyCredential needs a key of azkeys:storage, not of azkeys:batch"
            })
    void anotherSecretIsRefused(String type, String uri, String problem) throws Exception {
        Class<?> credential =
                type.startsWith("Azure") ? AzureNamedKeyCredential.class : StorageSharedKeyCredential.class;
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:refused").to("azkeys:" + uri).convertBodyTo(credential);
            }
        });

        Exception failure = ask("direct:refused").getException();

        assertThat(failure)
                .hasRootCauseInstanceOf(InvalidRequestException.class)
                .rootCause()
                .hasMessageContaining(problem);
    }

    @Test
    void aSecretFromElsewhereIsRefused() {
        Exchange answer = ask(STORAGE + "&select=key2");
        answer.getMessage().setBody(new Secret("keys.key2", "c2VjcmV0LWtleQ==", null));

        assertThat(catchThrowable(() -> answer.getMessage().getBody(AzureNamedKeyCredential.class)))
                .hasRootCauseInstanceOf(InvalidRequestException.class)
                .hasStackTraceContaining("azkeys did not fetch this secret")
                .hasMessageNotContaining("c2VjcmV0LWtleQ==");
    }

    /** azure-storage-common is optional. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theConverterIsRegisteredIfItsLibraryIsThere(boolean there) throws Exception {
        context.getTypeConverterRegistry()
                .removeTypeConverter(StorageSharedKeyCredential.class, io.github.azkeys.keys.Masked.class);
        Class<?> type = AzkeysStorageConverterLoader.class;
        try (URLClassLoader application =
                new URLClassLoader(
                        new URL[] {type.getProtectionDomain().getCodeSource().getLocation()}, type.getClassLoader()) {
                    @Override
                    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                        if (!there && name.startsWith("com.azure.storage.")) {
                            throw new ClassNotFoundException(name);
                        }
                        return name.startsWith(type.getPackageName()) && findLoadedClass(name) == null
                                ? findClass(name)
                                : super.loadClass(name, resolve);
                    }
                }) {
            TypeConverterLoader loader = (TypeConverterLoader)
                    application.loadClass(type.getName()).getConstructor().newInstance();

            loader.load(context.getTypeConverterRegistry());

            assertThat(context.getTypeConverterRegistry().lookup(StorageSharedKeyCredential.class, Secret.class)
                            != null)
                    .isEqualTo(there);
        }
    }

    private <T> T converted(String route, Class<T> type) {
        Exchange answer = ask(route);
        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody()).isInstanceOf(type);
        return type.cast(answer.getMessage().getBody());
    }

    private static Map<String, String> sampleRequest() {
        return new OperationIndex().get("eventhubs-hub").sample().request();
    }

    private static String sample(String name) {
        return sampleRequest().get(name);
    }

    private static String sampleId() {
        return new OperationIndex().get("eventhubs-hub").path().resourceId(sampleRequest());
    }

    private static String hmac(String key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
