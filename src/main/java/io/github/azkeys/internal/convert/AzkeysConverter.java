// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.convert;

import com.azure.core.credential.AzureKeyCredential;
import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.core.credential.AzureSasCredential;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.body.KeyForms;
import io.github.azkeys.internal.catalog.Form;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.Secret;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;

/**
 * Converts keys to the credentials of Azure clients. There is no converter to text or bytes, because Camel would use it to
 * log a body.
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
     * Converts to the first key with the name of its account, policy or rule.
     *
     * @throws InvalidRequestException if the keys of the operation cannot be used as this credential
     */
    @Converter
    public static AzureNamedKeyCredential toNamedKeyCredential(KeySet keys, Exchange exchange) {
        KeyForms forms = FetchedForms.of(exchange, keys);
        return new AzureNamedKeyCredential(
                forms.keyName(keys, exchange.getMessage()),
                forms.text(Form.KEY, keys, exchange.getMessage()).value());
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
