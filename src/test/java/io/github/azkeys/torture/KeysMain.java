// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.torture;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/**
 * Asks a component in its own JVM, whose environment a test can choose. Each line of the input is a number and the URI of
 * an endpoint; each answer is a line with the number.
 */
final class KeysMain {

    /** Begins the lines that are answers; all others are of the log. */
    static final String MARK = "@@answer ";

    private KeysMain() {}

    /**
     * @param args file and password of the trust store
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        JsonMapper json = new JsonMapper();
        ExecutorService threads = Executors.newCachedThreadPool();
        try (CamelKeys keys = new CamelKeys(trust(args[0], args[1]));
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] question = line.split(" ", 2);
                threads.execute(() -> {
                    try {
                        String answer = json.writeValueAsString(keys.ask(question[1]));
                        out.println(MARK + question[0] + " " + answer);
                    } catch (Exception e) {
                        e.printStackTrace();
                    }
                });
            }
        }
        System.exit(0); // a credential may still be blocked
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
