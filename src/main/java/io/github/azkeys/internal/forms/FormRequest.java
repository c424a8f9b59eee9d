// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.forms;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.call.Durations;
import io.github.azkeys.internal.catalog.Form;
import io.github.azkeys.internal.catalog.FormTemplate;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.shape.KeyPath;
import io.github.azkeys.internal.text.Printable;
import java.time.Duration;
import java.util.Objects;

/**
 * A request to create a form of a response. It is validated completely, so that only the response can make it fail.
 * An invalid request is an {@link InvalidRequestException}. Immutable.
 *
 * @param form a form of the operation
 * @param choice the name of the key; null for the default
 * @param validity the validity of a token; ignored for other forms
 */
public record FormRequest(Operation operation, Form form, String choice, EndpointSuffixes suffixes, Duration validity) {

    /** A shorter validity may be over when the token arrives. */
    public static final Duration MIN_VALIDITY = Duration.ofMinutes(1);

    /** A token can be revoked only by regenerating the key, so its validity is limited. */
    public static final Duration MAX_VALIDITY = Duration.ofDays(7);

    public FormRequest {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(suffixes, "suffixes");
        choice = choice == null ? form.firstKey() : choice;
        if (!form.keys().containsKey(choice)) {
            throw new InvalidRequestException("Form " + form.name() + " of azkeys:" + operation.name()
                    + " does not support formKey '" + Printable.of(choice) + "'. Supported: "
                    + String.join(", ", form.keys().keySet()));
        }
        form.template().variables().stream()
                .filter(variable -> variable.startsWith(FormTemplate.SUFFIX))
                .forEach(variable -> suffixes.of(variable.substring(FormTemplate.SUFFIX.length())));
        if (form.token() != null) {
            requireValidity(validity);
        }
    }

    public static void requireValidity(Duration validity) {
        if (validity == null || validity.compareTo(MIN_VALIDITY) < 0 || validity.compareTo(MAX_VALIDITY) > 0) {
            throw new InvalidRequestException("tokenValidity must be from 1 minute to 7 days"
                    + (validity == null ? "" : ", not " + Durations.ofOption(validity)));
        }
    }

    /** Returns the same request for another key. */
    public FormRequest withChoice(String key) {
        return new FormRequest(operation, form, key, suffixes, validity);
    }

    /**
     * Returns the text of the name that clients need with the key.
     *
     * @throws InvalidRequestException if the keys do not have a name for clients
     */
    public FormTemplate keyName() {
        if (form.keyName() == null) {
            throw new InvalidRequestException(
                    "The keys of azkeys:" + operation.name() + " do not have a name for clients");
        }
        return form.keyName();
    }

    KeyPath key() {
        return form.keys().get(choice);
    }
}
