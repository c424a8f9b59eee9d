// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.sas.AccountSasPermission;
import com.azure.storage.common.sas.AccountSasResourceType;
import com.azure.storage.common.sas.AccountSasService;
import com.azure.storage.common.sas.AccountSasSignatureValues;
import com.azure.storage.common.sas.SasProtocol;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.SharedArmTestSupport;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens of storage accounts are those that the storage SDK signs with the account's key. */
class StorageSasTest extends SharedArmTestSupport {

    private static final String STORE =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/mystore";

    @BeforeAll
    static void addAccount() {
        arm.add("storage", STORE);
        arm.add("storage-account-sas", STORE);
        arm.add("storage-service-sas", STORE);
    }

    @Test
    void aTokenOfTheAccount() {
        Secret token = token("azkeys:storage-account-sas?form=sas-token&request.services=bq&request.resourceTypes=co"
                + "&request.permissions=rwl&request.keyToSign=key2&request.ip=10.0.0.1&resourceId=" + STORE);
        AccountSasSignatureValues values = new AccountSasSignatureValues(
                        token.expiresAt().atOffset(ZoneOffset.UTC),
                        AccountSasPermission.parse("rwl"),
                        AccountSasService.parse("bq"),
                        AccountSasResourceType.parse("co"))
                .setProtocol(SasProtocol.HTTPS_ONLY)
                .setSasIpRange(com.azure.storage.common.sas.SasIpRange.parse("10.0.0.1"));

        String theirs = new BlobServiceClientBuilder()
                .endpoint("https://mystore.blob.core.windows.net")
                .credential(credential("key2"))
                .buildClient()
                .generateAccountSas(values);

        assertThat(fields(token.value())).isEqualTo(fields(theirs));
    }

    @Test
    void aTokenOfAContainer() {
        Secret token = token("azkeys:storage-service-sas?form=sas-token&request.resource=c&request.permissions=rl"
                + "&request.canonicalizedResource=/blob/mystore/music&resourceId=" + STORE);
        BlobServiceSasSignatureValues values = new BlobServiceSasSignatureValues(
                        token.expiresAt().atOffset(ZoneOffset.UTC), BlobContainerSasPermission.parse("rl"))
                .setProtocol(SasProtocol.HTTPS_ONLY);

        String theirs = new BlobContainerClientBuilder()
                .endpoint("https://mystore.blob.core.windows.net/music")
                .credential(credential("key1"))
                .buildClient()
                .generateSas(values);

        assertThat(fields(token.value())).isEqualTo(fields(theirs));
    }

    private static Secret token(String uri) {
        Exchange result = template.request(uri, exchange -> {});
        assertThat(result.getException()).isNull();
        return result.getMessage().getBody(Secret.class);
    }

    private static StorageSharedKeyCredential credential(String key) {
        return StorageSharedKeyCredential.fromAzureNamedKeyCredential(new AzureNamedKeyCredential(
                "mystore", arm.keys("storage", STORE).key("keys." + key)));
    }

    private static Map<String, String> fields(String token) {
        return Stream.of(token.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }
}
