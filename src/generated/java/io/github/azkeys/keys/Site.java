// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/bot-channel.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A site of Direct Line or Web Chat.
 *
 * @param siteId the id of the site
 * @param siteName the name of the site
 * @param key the primary key
 * @param key2 the secondary key
 * @param isEnabled whether it is in use
 * @param isV1Enabled whether version 1 of the protocol is in use
 * @param isV3Enabled whether version 3 of the protocol is in use
 * @param isSecureSiteEnabled whether only trusted origins may call
 * @param trustedOrigins the origins that may call
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Site(
        @Nullable String siteId,
        @Nullable String siteName,
        @Nullable String key,
        @Nullable String key2,
        @Nullable Boolean isEnabled,
        @Nullable Boolean isV1Enabled,
        @Nullable Boolean isV3Enabled,
        @Nullable Boolean isSecureSiteEnabled,
        @Nullable List<String> trustedOrigins,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public Site {
        trustedOrigins = trustedOrigins == null ? null : List.copyOf(trustedOrigins);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Site ofJson(String text) {
        throw PlainValues.unreadable(Site.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("siteId", siteId)
                .shown("siteName", siteName)
                .secret("key", key)
                .secret("key2", key2)
                .shown("isEnabled", isEnabled)
                .shown("isV1Enabled", isV1Enabled)
                .shown("isV3Enabled", isV3Enabled)
                .shown("isSecureSiteEnabled", isSecureSiteEnabled)
                .shown("trustedOrigins", trustedOrigins)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
