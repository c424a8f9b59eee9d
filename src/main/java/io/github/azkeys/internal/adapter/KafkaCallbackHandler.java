// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;

/**
 * Answers a Kafka client, which asks for user name and password for each connection, and when the broker wants a connection
 * to authenticate again. Kafka creates it, and hands over all settings of the client, among them the login.
 */
public final class KafkaCallbackHandler implements AuthenticateCallbackHandler {

    /** The setting that holds the {@link KafkaLogin}. */
    static final String LOGIN = "azkeys.login";

    /** The user name that Event Hubs expects with a connection string. */
    private static final String USER = "$ConnectionString";

    private volatile KafkaLogin login;

    @Override
    public void configure(Map<String, ?> settings, String mechanism, List<AppConfigurationEntry> jaas) {
        login = (KafkaLogin) Objects.requireNonNull(settings.get(LOGIN), LOGIN);
    }

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName(USER);
            } else if (callback instanceof PasswordCallback password) {
                password.setPassword(login.password());
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    @Override
    public void close() {}
}
