// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.keys.KeySet;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** Lists keys in a separate JVM, whose environment can be chosen, and prints a fingerprint. */
final class AskMain {

    private AskMain() {}

    /**
     * @param args file and password of the trust store, the number of calls of each endpoint, and the endpoint
     *     URIs
     */
    public static void main(String[] args) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            AzkeysConfiguration configuration =
                    context.getComponent("azkeys", AzkeysComponent.class).getConfiguration();
            configuration.setSslContextParameters(trust(args[0], args[1]));
            configuration.setMaxRetries(0);
            context.start();
            for (int uri = 3; uri < args.length; uri++) {
                for (int i = 0; i < Integer.parseInt(args[2]); i++) {
                    ask(context, args[uri]);
                }
            }
        }
    }

    private static void ask(DefaultCamelContext context, String uri) throws Exception {
        Exchange answer = context.createProducerTemplate().request(uri, exchange -> {});
        if (answer.getException() != null) {
            throw answer.getException();
        }
        KeySet keys = answer.getMessage().getBody(KeySet.class);
        System.out.println(keys.fingerprint(keys.keyNames().iterator().next()));
    }

    private static SSLContextParameters trust(String file, String password) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + file);
        store.setPassword(password);
        TrustManagersParameters managers = new TrustManagersParameters();
        managers.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(managers);
        return parameters;
    }
}
