// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.plain.PlainAuthenticateCallback;

/** Accepts {@code $ConnectionString} and a connection string with a key that is in ARM now. Kafka creates it. */
public final class ConnectionStringCheck implements AuthenticateCallbackHandler {

    /** The setting of the broker that holds the {@link Resource}. */
    static final String RESOURCE = "azkeys.resource";

    private static final Pattern KEY = Pattern.compile("SharedAccessKeyName=[^;]+;SharedAccessKey=([^;]+)");

    private Resource hub;

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> jaasConfigEntries) {
        hub = (Resource) configs.get(RESOURCE);
    }

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        String user = null;
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                user = name.getDefaultName();
            } else if (callback instanceof PlainAuthenticateCallback plain) {
                plain.authenticated("$ConnectionString".equals(user) && isValid(new String(plain.password())));
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    private boolean isValid(String connectionString) {
        Matcher key = KEY.matcher(connectionString);
        return key.find() && hub.hasKey(current -> current.equals(key.group(1)));
    }

    @Override
    public void close() {}
}
