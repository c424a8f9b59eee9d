// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.credential.AzureKeyCredential;
import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.core.credential.AzureSasCredential;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

/** Live credentials: each object stays the same and always holds the current key. */
class AzkeysLiveCredentialsTest extends LiveTestSupport {

    private static String signature(String key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aNamedKeyIsUpdatedInPlace() {
        credential("storeCredential", "azure-named-key:store#key1");
        app.start();
        AzureNamedKeyCredential credential = find("storeCredential", AzureNamedKeyCredential.class);
        String before = storeKey("key1");
        assertThat(credential.getAzureNamedKey().getName()).isEqualTo("mystore");
        assertThat(credential.getAzureNamedKey().getKey()).isEqualTo(before);

        regenerateStore("key1");
        refresh();

        assertThat(credential.getAzureNamedKey().getKey())
                .isEqualTo(storeKey("key1"))
                .isNotEqualTo(before);
        assertThat(find("storeCredential", AzureNamedKeyCredential.class)).isSameAs(credential);
        assertThat(arm.calls("storage")).hasSize(2);
    }

    @Test
    void aSharedKeySignsWithTheCurrentKey() throws Exception {
        credential("storeCredential", "storage-shared-key:store#key1");
        app.start();
        StorageSharedKeyCredential credential = find("storeCredential", StorageSharedKeyCredential.class);
        assertThat(credential.getAccountName()).isEqualTo("mystore");
        assertThat(credential.computeHmac256("text")).isEqualTo(signature(storeKey("key1"), "text"));

        regenerateStore("key1");
        refresh();

        assertThat(credential.computeHmac256("text")).isEqualTo(signature(storeKey("key1"), "text"));
    }

    @Test
    void aKeyIsUpdatedInPlace() {
        credential("batchCredential", "azure-key:batch#primary");
        app.start();
        AzureKeyCredential credential = find("batchCredential", AzureKeyCredential.class);
        assertThat(credential.getKey()).isEqualTo(key("primary"));

        arm.regenerate(BATCH, "primary");
        refresh();

        assertThat(credential.getKey()).isEqualTo(key("primary"));
    }

    @Test
    void aTokenIsSignedWithTheCurrentKey() {
        arm.regenerate(HUB, "primaryKey"); // to a valid key
        declare("hub", "iothub?tokenValidity=12h&keyName=iothubowner&resourceId=" + HUB); // longer than two periods
        credential("hubToken", "azure-sas:hub/sas-token");
        app.start();
        AzureSasCredential credential = find("hubToken", AzureSasCredential.class);
        String before = credential.getSignature();
        assertThat(before).startsWith("SharedAccessSignature sr=testhub.azure-devices.net");

        refresh();
        assertThat(credential.getSignature())
                .as("a token is not renewed before half of its time")
                .isEqualTo(before);

        arm.regenerate(HUB, "primaryKey");
        refresh();
        assertThat(credential.getSignature())
                .startsWith("SharedAccessSignature sr=testhub.azure-devices.net")
                .isNotEqualTo(before);
    }

    @Test
    void aSupplierGivesTheKeyToEachMessage() throws Exception {
        credential("batchKey", "supplier:batch#primary");
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:key")
                        .setHeader("api-key", simple("${bean:batchKey?method=get}"))
                        .setBody(header("api-key"));
            }
        });
        app.start();
        assertThat(send("direct:key", "")).isEqualTo(key("primary"));

        arm.regenerate(BATCH, "primary");
        refresh();

        assertThat(send("direct:key", "")).isEqualTo(key("primary"));
        assertThat(find("batchKey", Supplier.class)).hasToString("KeySupplier[value=***]");
    }

    @Test
    void aSupplierFollowsTheEndpointsOfTheResource() {
        credential("text", "supplier:store/endpoints-connection-string");
        app.start();
        Supplier<?> text = find("text", Supplier.class);
        assertThat(text.get()).asString().startsWith("BlobEndpoint=https://mystore.blob.core.windows.net/;");

        arm.setResource(STORE, "{\"properties\": {\"primaryEndpoints\": {\"blob\": \"https://mystore.z7.test/\"}}}");
        refresh();

        assertThat(text.get())
                .isEqualTo("BlobEndpoint=https://mystore.z7.test/;AccountName=mystore;AccountKey=" + storeKey("key1"));
    }

    @Test
    void theNewestStableKeyIsFollowed() {
        declare("store", "storage?settlingTime=0&resourceId=" + STORE);
        credential("storeCredential", "azure-named-key:store#newest-stable");
        app.start();
        AzureNamedKeyCredential credential = find("storeCredential", AzureNamedKeyCredential.class);
        assertThat(credential.getAzureNamedKey().getKey()).isEqualTo(storeKey("key1"));

        regenerateStore("key2");
        refresh();

        assertThat(credential.getAzureNamedKey().getKey()).isEqualTo(storeKey("key2"));
    }

    @Test
    void theCurrentKeyStaysIfArmFailsAndTheHealthCheckSaysSo() {
        credential("storeCredential", "azure-named-key:store#key1");
        app.start();
        AzureNamedKeyCredential credential = find("storeCredential", AzureNamedKeyCredential.class);
        String before = storeKey("key1");
        regenerateStore("key1");
        arm.fail(Fault.status(500));
        refresh();

        assertThat(credential.getAzureNamedKey().getKey()).isEqualTo(before);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health().getMessage().orElseThrow()).startsWith("alias store has not been refreshed since");

        arm.clearFaults();
        await().until(() -> {
            refresh();
            return credential.getAzureNamedKey().getKey().equals(storeKey("key1"));
        });
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void itFollowsItsKeyAfterARestart() {
        credential("storeCredential", "azure-named-key:store#key1");
        app.start();
        AzureNamedKeyCredential credential = find("storeCredential", AzureNamedKeyCredential.class);
        AzkeysComponent component = app.getComponent("azkeys", AzkeysComponent.class);
        app.stop();
        regenerateStore("key1");
        AzkeysComponent another = new AzkeysComponent(); // the context forgets its components
        another.setConfiguration(component.getConfiguration());
        app.addComponent("azkeys", another);
        app.start();

        await().until(() -> credential.getAzureNamedKey().getKey().equals(storeKey("key1")));
        regenerateStore("key1");
        refresh();
        assertThat(credential.getAzureNamedKey().getKey()).isEqualTo(storeKey("key1"));
    }

    @Test
    void aKeyThatTheApplicationListsIsUsedAtOnce() {
        credential("storeCredential", "azure-named-key:store#key1");
        app.start();
        AzureNamedKeyCredential credential = find("storeCredential", AzureNamedKeyCredential.class);
        regenerateStore("key1");

        app.createProducerTemplate().requestBody("azkeys:storage?cacheTtl=0&resourceId=" + STORE, (Object) null);

        await().until(() -> credential.getAzureNamedKey().getKey().equals(storeKey("key1")));
    }
}
