// SPDX-License-Identifier: Apache-2.0
package com.contoso;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.azkeys.keys.Fields;
import io.github.azkeys.keys.KeySet;
import java.util.Map;

/** What an application writes to have a type of its own for an operation of its own: fields, and which are secret. */
public record SensorKeys(
        String sensor,
        String accessKey,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public SensorKeys {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("sensor", sensor)
                .secret("accessKey", accessKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
