// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/vmware.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The administrators of an Azure VMware Solution private cloud.
 *
 * @param nsxtUsername the name to log in to NSX-T Manager with
 * @param nsxtPassword the password of NSX-T Manager
 * @param vcenterUsername the name to log in to vCenter with
 * @param vcenterPassword the password of vCenter
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/avs/private-clouds/list-admin-credentials">Private Clouds - List
 *     Admin Credentials</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdminCredentials(
        @Nullable String nsxtUsername,
        @Nullable String nsxtPassword,
        @Nullable String vcenterUsername,
        @Nullable String vcenterPassword,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public AdminCredentials {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static AdminCredentials ofJson(String text) {
        throw PlainValues.unreadable(AdminCredentials.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("nsxtUsername", nsxtUsername)
                .secret("nsxtPassword", nsxtPassword)
                .shown("vcenterUsername", vcenterUsername)
                .secret("vcenterPassword", vcenterPassword)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
