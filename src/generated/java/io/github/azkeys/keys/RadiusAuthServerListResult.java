// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/RadiusAuthServerListResult.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The RADIUS servers of a gateway with their secrets.
 *
 * @param value the servers of this page
 * @param nextLink the address of the next page, null on the last one
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/virtualwan/">Virtual WAN</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RadiusAuthServerListResult(
        @Nullable List<RadiusAuthServer> value,
        @Nullable String nextLink,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public RadiusAuthServerListResult {
        value = value == null ? null : List.copyOf(value);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static RadiusAuthServerListResult ofJson(String text) {
        throw PlainValues.unreadable(RadiusAuthServerListResult.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named("value", value, RadiusAuthServer::radiusServerAddress, RadiusAuthServer::radiusServerSecret)
                .shown("nextLink", nextLink)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * One RADIUS server with its secret.
     *
     * @param radiusServerAddress the address of the server
     * @param radiusServerSecret the secret shared with it
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/virtualwan/">Virtual WAN</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RadiusAuthServer(
            @Nullable String radiusServerAddress,
            @Nullable String radiusServerSecret,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public RadiusAuthServer {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static RadiusAuthServer ofJson(String text) {
            throw PlainValues.unreadable(RadiusAuthServer.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("radiusServerAddress", radiusServerAddress)
                    .secret("radiusServerSecret", radiusServerSecret)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
