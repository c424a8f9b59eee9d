package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * The registration keys of an Automation account.
 *
 * @param keys the primary and the secondary key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/automation/keys/list-by-automation-account">Keys - List By
 *     Automation Account</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyListResult(
        List<Key> keys, @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public KeyListResult {
        keys = keys == null ? null : List.copyOf(keys);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named("keys", keys, Key::keyName, Key::value)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
