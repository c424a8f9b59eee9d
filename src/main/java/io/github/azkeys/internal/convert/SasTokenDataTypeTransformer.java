package io.github.azkeys.internal.convert;

import io.github.azkeys.internal.catalog.Form;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/** Makes of fetched keys their token with a bounded life, in plaintext. Threadsafe. */
@DataTypeTransformer(
        name = "azkeys:sas-token",
        description = "Makes of fetched keys their token with a bounded life, in plaintext")
public final class SasTokenDataTypeTransformer extends Transformer {

    /**
     * @throws io.github.azkeys.AzkeysException if the body is no keys, or if they have no such form
     */
    @Override
    public void transform(Message message, DataType from, DataType to) {
        message.setBody(FetchedForms.of(message.getExchange(), message.getBody())
                .text(Form.SAS_TOKEN, message)
                .value());
    }
}
