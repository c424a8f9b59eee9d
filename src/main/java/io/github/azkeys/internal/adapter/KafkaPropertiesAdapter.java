// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import java.util.Map;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.jspecify.annotations.Nullable;

/** Event Hubs by Kafka: settings for a Kafka client that the application creates itself. */
public final class KafkaPropertiesAdapter implements CredentialAdapter {

    @Override
    public Class<?> type() {
        return Map.class;
    }

    @Override
    public Class<?> library() {
        return SecurityProtocol.class;
    }

    @Override
    public void check(@Nullable String form) {
        KafkaSettings.check(form);
    }

    @Override
    public Live create(LiveKey key) {
        KafkaSettings.check(key);
        return Live.reading(KafkaSettings.of(new KafkaLogin(key)));
    }
}
