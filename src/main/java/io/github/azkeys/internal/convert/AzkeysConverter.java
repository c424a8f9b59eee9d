// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.convert;

import com.azure.core.credential.AzureKeyCredential;
import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.core.credential.AzureSasCredential;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.body.KeyForms.NamedKey;
import io.github.azkeys.internal.catalog.Form;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.Masked;
import io.github.azkeys.keys.Secret;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;

/**
 * Converts keys to the credentials of Azure clients. {@link AzkeysTextConverter} refuses text.
 */
@Converter(generateLoader = true)
public final class AzkeysConverter {

    private AzkeysConverter() {}

    /**
     * Converts to the first key.
     *
     * @throws InvalidRequestException if the keys of the operation cannot be used as this credential
     */
    @Converter
    public static AzureKeyCredential toKeyCredential(KeySet keys, Exchange exchange) {
        return new AzureKeyCredential(FetchedForms.of(exchange, keys)
                .text(Form.KEY, keys, exchange.getMessage())
                .value());
    }

    /**
     * Converts to the selected key, or to the first one, with the name of its account, policy or rule.
     *
     * @throws InvalidRequestException if the keys of the operation cannot be used as this credential, or if the secret is
     *     another form
     */
    @Converter
    public static AzureNamedKeyCredential toNamedKeyCredential(Masked keys, Exchange exchange) {
        NamedKey key = FetchedForms.of(exchange, keys).namedKey(keys, exchange.getMessage());
        return new AzureNamedKeyCredential(key.name(), key.key());
    }

    /**
     * Converts to a token that is signed with the first key.
     *
     * @throws InvalidRequestException if the operation does not support the form {@code sas-token}
     */
    @Converter
    public static AzureSasCredential toSasCredential(KeySet keys, Exchange exchange) {
        return new AzureSasCredential(FetchedForms.of(exchange, keys)
                .text(Form.SAS_TOKEN, keys, exchange.getMessage())
                .value());
    }

    /**
     * Converts a key that was selected with {@code select} or {@code form=key}.
     *
     * @throws InvalidRequestException if the secret is another form
     */
    @Converter
    public static AzureKeyCredential toKeyCredential(Secret secret) {
        if (secret.name().equals(Form.SAS_TOKEN) || secret.name().endsWith("connection-string")) {
            throw new InvalidRequestException("The body is a " + secret.name() + ", not a key");
        }
        return new AzureKeyCredential(secret.value());
    }

    /**
     * Converts a token that was created with {@code form=sas-token}.
     *
     * @throws InvalidRequestException if the secret is another form
     */
    @Converter
    public static AzureSasCredential toSasCredential(Secret secret) {
        if (!secret.name().equals(Form.SAS_TOKEN)) {
            throw new InvalidRequestException("The body is a " + secret.name() + ", not a " + Form.SAS_TOKEN);
        }
        return new AzureSasCredential(secret.value());
    }
}
