// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.it;

import com.azure.core.util.serializer.JacksonAdapter;
import com.azure.core.util.serializer.SerializerEncoding;
import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.CredentialType;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.keys.KeySet;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.TrustManager;
import org.apache.camel.CamelContext;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/**
 * An application with camel-azkeys and another component. It creates the client of the other component, fetches keys, and lets
 * azure-core write JSON. The class loader of a class path loads it, so that its settings have types of the JDK.
 */
public final class Application implements Function<Map<String, Object>, String> {

    /** Returns the names of the fetched keys. */
    @Override
    public String apply(Map<String, Object> settings) {
        try (DefaultCamelContext camel = new DefaultCamelContext(false)) {
            // before it is built, when it finds its plugins: not those of the test
            camel.setApplicationContextClassLoader(getClass().getClassLoader());
            camel.build();
            configure(camel.getComponent("azkeys", AzkeysComponent.class).getConfiguration(), settings);
            camel.start();
            createClient(camel, (String) settings.get("endpoint"));
            JacksonAdapter.createDefaultSerializerAdapter().serialize(OffsetDateTime.now(), SerializerEncoding.JSON);
            return camel.createProducerTemplate()
                    .requestBody("azkeys:storage?resourceId=" + settings.get("account"), null, KeySet.class)
                    .keyNames()
                    .toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void configure(AzkeysConfiguration azkeys, Map<String, Object> settings) {
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setTrustManager((TrustManager) settings.get("trust"));
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trust);
        azkeys.setSslContextParameters(tls);
        azkeys.setResourceManagerEndpoint((String) settings.get("arm"));
        azkeys.setAuthorityHost((String) settings.get("entra"));
        azkeys.setCredentialType(CredentialType.CLIENT_SECRET);
        azkeys.setTenantId((String) settings.get("tenantId"));
        azkeys.setClientId((String) settings.get("clientId"));
        azkeys.setClientSecret((String) settings.get("clientSecret"));
    }

    /** Some clients connect at once. That fails, because there is no service, but not because of a class. */
    private static void createClient(CamelContext camel, String endpoint) throws Exception {
        try {
            Producer producer = camel.getEndpoint(endpoint).createProducer();
            producer.start();
            producer.stop();
        } catch (Exception e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof LinkageError || cause instanceof ReflectiveOperationException) {
                    throw e;
                }
            }
        }
    }
}
