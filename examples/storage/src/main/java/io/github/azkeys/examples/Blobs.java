// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.http.ApacheHttpClient;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyInject;
import org.apache.camel.support.jsse.SSLContextParameters;

/** Azure's client of a storage account, whose key can change while it is used. Threadsafe. */
@BindToRegistry("blobs")
public class Blobs implements CamelConfiguration {

    private final AzureNamedKeyCredential credential = new AzureNamedKeyCredential("unknown", "unknown");

    /** Creates the client for the component azure-storage-blob, which uses the only client bean. */
    @BindToRegistry
    public BlobServiceClient client(CamelContext context, @PropertyInject("blob-endpoint") String endpoint)
            throws GeneralSecurityException, IOException {
        return new BlobServiceClientBuilder()
                .endpoint(endpoint)
                .credential(StorageSharedKeyCredential.fromAzureNamedKeyCredential(credential))
                .httpClient(new ApacheHttpClient(transport(context)))
                .buildClient();
    }

    /** Sets the key that signs all further requests. */
    public void sign(AzureNamedKeyCredential key) {
        credential.update(
                key.getAzureNamedKey().getName(), key.getAzureNamedKey().getKey());
    }

    /** Uses the TLS options of {@code camel.ssl.*} if the application has any. */
    private static TransportOptions transport(CamelContext context) throws GeneralSecurityException, IOException {
        SSLContextParameters tls = context.getSSLContextParameters();
        return tls == null
                ? TransportOptions.DEFAULT
                : TransportOptions.DEFAULT.withSslContext(tls.createSSLContext(context));
    }
}
