// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.convert;

import com.azure.storage.common.StorageSharedKeyCredential;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.body.KeyForms.NamedKey;
import io.github.azkeys.keys.Masked;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;

/** Converts keys to the credential of Storage clients. Camel skips it if {@code azure-storage-common} is not there. */
@Converter(generateLoader = true, ignoreOnLoadError = true)
public final class AzkeysStorageConverter {

    private static final String ACCOUNT = "Microsoft.Storage/storageAccounts";

    private AzkeysStorageConverter() {}

    /**
     * Converts to the selected key, or to the first one, with the name of its account.
     *
     * @throws InvalidRequestException if the body is not a key of a storage account
     */
    @Converter
    public static StorageSharedKeyCredential toSharedKeyCredential(Masked keys, Exchange exchange) {
        NamedKey key = FetchedForms.of(exchange, keys).namedKey(keys, exchange.getMessage());
        if (!key.operation().path().resourceType().equalsIgnoreCase(ACCOUNT)) {
            throw new InvalidRequestException("StorageSharedKeyCredential needs a key of azkeys:storage, not of azkeys:"
                    + key.operation().name());
        }
        return new StorageSharedKeyCredential(key.name(), key.key());
    }
}
