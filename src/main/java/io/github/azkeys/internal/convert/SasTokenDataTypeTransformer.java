// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.convert;

import io.github.azkeys.internal.catalog.Form;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/** Creates a token that expires from fetched keys, in plaintext. Threadsafe. */
@DataTypeTransformer(
        name = "azkeys:sas-token",
        description = "Creates a token that expires from fetched keys, in plaintext")
public final class SasTokenDataTypeTransformer extends Transformer {

    /** @throws io.github.azkeys.AzkeysException if the body is not keys, or if they do not support the form */
    @Override
    public void transform(Message message, DataType from, DataType to) {
        message.setBody(FetchedForms.of(message.getExchange(), message.getBody())
                .text(Form.SAS_TOKEN, message)
                .value());
    }
}
