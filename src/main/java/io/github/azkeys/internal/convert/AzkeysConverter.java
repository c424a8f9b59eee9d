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
 * Turns keys into the credentials that Azure's clients take. There is no converter to text or bytes: Camel uses those
 * by itself, to log.
 */
@Converter(generateLoader = true)
public final class AzkeysConverter {

    private AzkeysConverter() {}

    /**
     * The first key of fetched keys.
     *
     * @throws InvalidRequestException if no client takes the key of that operation as a credential
     */
    @Converter
    public static AzureKeyCredential toKeyCredential(KeySet keys, Exchange exchange) {
        return new AzureKeyCredential(FetchedForms.of(exchange, keys)
                .text(Form.KEY, keys, exchange.getMessage())
                .value());
    }

    /**
     * The first key of fetched keys with the name of its account, policy or rule.
     *
     * @throws InvalidRequestException if no client takes the key of that operation with a name
     */
    @Converter
    public static AzureNamedKeyCredential toNamedKeyCredential(KeySet keys, Exchange exchange) {
        KeyForms forms = FetchedForms.of(exchange, keys);
        return new AzureNamedKeyCredential(
                forms.keyName(keys, exchange.getMessage()),
                forms.text(Form.KEY, keys, exchange.getMessage()).value());
    }

    /**
     * A token signed with the first key of fetched keys.
     *
     * @throws InvalidRequestException if the operation has no form {@code sas-token}
     */
    @Converter
    public static AzureSasCredential toSasCredential(KeySet keys, Exchange exchange) {
        return new AzureSasCredential(FetchedForms.of(exchange, keys)
                .text(Form.SAS_TOKEN, keys, exchange.getMessage())
                .value());
    }

    /**
     * A key that was fetched with {@code select} or {@code form=key}.
     *
     * @throws InvalidRequestException if it is no key but a text made of keys
     */
    @Converter
    public static AzureKeyCredential toKeyCredential(Secret secret) {
        if (secret.name().equals(Form.SAS_TOKEN) || secret.name().endsWith("connection-string")) {
            throw new InvalidRequestException("The body is a " + secret.name() + ", not a key");
        }
        return new AzureKeyCredential(secret.value());
    }

    /**
     * A token that was fetched with {@code form=sas-token}.
     *
     * @throws InvalidRequestException if it is another form
     */
    @Converter
    public static AzureSasCredential toSasCredential(Secret secret) {
        if (!secret.name().equals(Form.SAS_TOKEN)) {
            throw new InvalidRequestException("The body is a " + secret.name() + ", not a " + Form.SAS_TOKEN);
        }
        return new AzureSasCredential(secret.value());
    }
}
