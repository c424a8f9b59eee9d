package io.github.azkeys.internal.forms;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.Form;
import io.github.azkeys.internal.catalog.FormTemplate;
import io.github.azkeys.internal.catalog.KeyPath;
import io.github.azkeys.internal.catalog.Operation;
import java.time.Duration;
import java.util.Objects;

/**
 * Which form of an answer is wanted. Checked whole, so that nothing but the answer can make it fail. Immutable.
 *
 * @param operation whose answer it is made of
 * @param form one of the operation's
 * @param choice the name of the chosen key, null for the first
 * @param suffixes what the host names of resources end with
 * @param validity how long a token is good for; of no use to other forms
 */
public record FormRequest(Operation operation, Form form, String choice, EndpointSuffixes suffixes, Duration validity) {

    /** A token that ends sooner may have ended when it arrives. */
    public static final Duration MIN_VALIDITY = Duration.ofMinutes(1);

    /** A token cannot be taken back without renewing the key, so it must not live for long. */
    public static final Duration MAX_VALIDITY = Duration.ofDays(7);

    /**
     * @throws InvalidRequestException if the form has no such key, no host suffix, or if the validity is out of bounds
     */
    public FormRequest {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(suffixes, "suffixes");
        choice = choice == null ? form.firstKey() : choice;
        if (!form.keys().containsKey(choice)) {
            throw new InvalidRequestException("The form " + form.name() + " of azkeys:" + operation.name()
                    + " has no key '" + choice + "'; formKey can be "
                    + String.join(", ", form.keys().keySet()));
        }
        form.template().variables().stream()
                .filter(variable -> variable.startsWith(FormTemplate.SUFFIX))
                .forEach(variable -> suffixes.of(variable.substring(FormTemplate.SUFFIX.length())));
        if (form.token() != null) {
            requireValidity(validity);
        }
    }

    /**
     * @throws InvalidRequestException if no token may be good for that long, or not for as short a time
     */
    public static void requireValidity(Duration validity) {
        if (validity == null || validity.compareTo(MIN_VALIDITY) < 0 || validity.compareTo(MAX_VALIDITY) > 0) {
            throw new InvalidRequestException("tokenValidity must be from 1 minute to 7 days");
        }
    }

    /** The same of another key. */
    public FormRequest withChoice(String key) {
        return new FormRequest(operation, form, key, suffixes, validity);
    }

    KeyPath key() {
        return form.keys().get(choice);
    }
}
