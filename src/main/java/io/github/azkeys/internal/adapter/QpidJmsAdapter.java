// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import io.github.azkeys.InvalidRequestException;
import java.util.function.BiFunction;
import org.apache.qpid.jms.JmsConnectionListener;
import org.jspecify.annotations.Nullable;

/** Service Bus by AMQP: the password for {@code JmsConnectionExtensions.PASSWORD_OVERRIDE} of Qpid JMS. */
public final class QpidJmsAdapter implements CredentialAdapter {

    @Override
    public Class<?> type() {
        return BiFunction.class;
    }

    @Override
    public Class<?> library() {
        return JmsConnectionListener.class;
    }

    @Override
    public void check(@Nullable String form) {
        requirePassword(ServiceBusText.CONNECTION_STRING.equals(form));
    }

    @Override
    public Live create(LiveKey key) {
        requirePassword(ServiceBusText.isConnectionString(key));
        return Live.reading(new QpidJmsPassword(key));
    }

    private static void requirePassword(boolean isConnectionString) {
        if (isConnectionString) {
            throw new InvalidRequestException(
                    "Qpid JMS needs the key as the password: remove the form '/connection-string'");
        }
    }
}
