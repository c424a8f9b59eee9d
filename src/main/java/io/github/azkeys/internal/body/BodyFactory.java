// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.body;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.cache.KeyAnswer;
import io.github.azkeys.internal.catalog.Form;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.RotationPair;
import io.github.azkeys.internal.change.KeyChanges;
import io.github.azkeys.internal.forms.EndpointSuffixes;
import io.github.azkeys.internal.forms.FormRequest;
import io.github.azkeys.internal.names.ClosestNames;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.internal.text.Printable;
import io.github.azkeys.keys.Fields;
import io.github.azkeys.keys.Masked;
import io.github.azkeys.keys.Secret;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Creates message bodies from responses: all keys, the key of the option {@code select}, or the form of the option
 * {@code form}. Wrong options are an {@link InvalidRequestException}; a response that lacks a key or does not fit the
 * form is an {@code AzkeysException}. Threadsafe.
 */
public final class BodyFactory {

    /** Selects the key of a rotation pair that was regenerated last and has settled. */
    private static final String NEWEST_STABLE = "newest-stable";

    private final Supplier<KeyForms> forms;
    private final Supplier<KeyChanges> changes;
    private final Operation operation;
    private final AzkeysConfiguration options;
    private final EndpointSuffixes suffixes;
    private final FormRequest form;
    private final RotationPair pair;
    private final boolean newest;
    private final BodyOptions stated;

    /** All that the bodies of a response depend on. */
    private record BodyOptions(String form, String key, EndpointSuffixes suffixes, Duration validity) {}

    public BodyFactory(
            Supplier<KeyForms> forms, Supplier<KeyChanges> changes, Operation operation, AzkeysConfiguration options) {
        this.forms = forms;
        this.changes = changes;
        this.options = options;
        this.operation = operation;
        this.pair = operation.pair();
        if (options.getSelect() != null && options.getSelect().isBlank()) {
            throw new InvalidRequestException(
                    "option select is empty; it must name a key, such as primaryKey, or be left out for all keys");
        }
        if (options.getSelect() != null && options.getForm() != null) {
            throw new InvalidRequestException("options select and form cannot be combined; leave one of them out"
                    + " (formKey selects the key of a form)");
        }
        if (options.getForm() == null && options.getFormKey() != null) {
            throw new InvalidRequestException("option formKey selects the key of a form; set option form too");
        }
        if (options.getSettlingTime() == null || options.getSettlingTime().isNegative()) {
            throw new InvalidRequestException("option settlingTime must be 0 or greater");
        }
        FormRequest.requireValidity(options.getTokenValidity()); // a data type may create a token later
        boolean newestKey = isNewest(operation, "formKey", options.getFormKey());
        newest = isNewest(operation, "select", options.getSelect()) || newestKey;
        suffixes = KeyForms.suffixes(options);
        form = options.getForm() == null
                ? null
                : new FormRequest(
                        operation,
                        operation.form(options.getForm()),
                        newestKey ? pair.names().get(0) : options.getFormKey(),
                        suffixes,
                        options.getTokenValidity());
        if (form != null && newest) {
            pair.names().forEach(form::withChoice); // fails at startup rather than after a rotation
        }
        stated = bodyOptions(form == null ? options.getSelect() : form.choice());
    }

    private BodyOptions bodyOptions(String key) {
        return new BodyOptions(options.getForm(), key, suffixes, options.getTokenValidity());
    }

    private static boolean isNewest(Operation operation, String option, String value) {
        boolean newest = NEWEST_STABLE.equals(value);
        if (!newest && value != null && ClosestNames.plain(value).equals(ClosestNames.plain(NEWEST_STABLE))) {
            throw new InvalidRequestException(
                    "option " + option + " is '" + Printable.of(value) + "' (did you mean " + NEWEST_STABLE + "?)");
        }
        if (newest && operation.pair() == null) {
            throw new InvalidRequestException("option " + option + " is " + NEWEST_STABLE + ", but azkeys:"
                    + operation.name() + " has no rotation pair; name one key");
        }
        return newest;
    }

    /** Returns the body of a message, and records its origin. Bodies of a cached response are made once. */
    public Masked body(KeyAnswer answer) {
        KeyResponse response = answer.response();
        BodyOptions made = newest ? bodyOptions(choice(response)) : stated;
        Masked known = answer.bodies() == null ? null : answer.bodies().get(made);
        if (known != null && (form == null || forms.get().writer().isCurrent(form, (Secret) known))) {
            return known;
        }
        Masked body = body(response, made.key());
        forms.get().remember(body, response, suffixes);
        if (answer.bodies() != null) {
            answer.bodies().put(made, body);
        }
        return body;
    }

    /** Returns the body of a message. */
    public Masked body(KeyResponse response) {
        return body(response, choice(response));
    }

    private Masked body(KeyResponse response, String choice) {
        if (form != null) {
            return forms.get().writer().write(formOf(choice), response);
        }
        return choice == null ? response.body() : selected(response, choice);
    }

    /** Whether bodies are made of one key. */
    public boolean isOneKey() {
        return form != null || options.getSelect() != null;
    }

    /**
     * Returns the key that {@link #body} is made of, with its name in routes, and when a body that is made of it now
     * expires. Returns null if bodies are all keys.
     */
    public Secret key(KeyResponse response) {
        if (!isOneKey()) {
            return null;
        }
        String choice = choice(response);
        return form == null ? selected(response, choice) : forms.get().writer().key(formOf(choice), response);
    }

    /**
     * Returns the name of the key that bodies were made of when a key changed last, as far as the state repository
     * tells. Returns null unless it is chosen by the history of a rotation pair.
     */
    public String savedChoice(KeyRequest request) {
        return newest
                ? changes.get()
                        .savedNewestStable(pair, request, options.getSettlingTime(), options.getStateRepository())
                : null;
    }

    private Secret selected(KeyResponse response, String choice) {
        Fields fields = response.body().fields();
        if (pair != null) { // records know the names of their pair; other types may not
            pair.keys()
                    .forEach((name, path) ->
                            fields.also(name, path.find(response.tree()).orElse(null)));
        }
        try {
            Secret key = fields.select(choice, "option select");
            return response.expiresAt() == null ? key : new Secret(key.name(), key.value(), response.expiresAt());
        } catch (InvalidRequestException e) {
            throw new InvalidRequestException(
                    e.getMessage(), response.request().address().resourceId(), null);
        }
    }

    /**
     * Returns the name that clients need with the key: of an account, a policy or a rule.
     *
     * @throws InvalidRequestException if the keys of the operation do not have such a name
     */
    public String keyName(KeyResponse response) {
        FormRequest key = keyForm(response.request().operation());
        return forms.get().writer().keyName(key, response.request().address().resourceId(), response.tree());
    }

    /** @throws InvalidRequestException as {@link #keyName} */
    public void requireKeyName() {
        keyForm(operation).keyName();
    }

    private FormRequest keyForm(Operation of) {
        return new FormRequest(of, of.form(Form.KEY), null, suffixes, options.getTokenValidity());
    }

    /** Whether bodies depend on the history of a rotation pair. */
    public boolean needsHistory() {
        return newest;
    }

    public EndpointSuffixes suffixes() {
        return suffixes;
    }

    private FormRequest formOf(String choice) {
        return newest ? form.withChoice(choice) : form;
    }

    /** Returns the name of the key that a body is made of; null if it is made of all keys. */
    private String choice(KeyResponse response) {
        return newest
                ? changes.get().newestStable(pair, response, options.getSettlingTime(), options.getStateRepository())
                : stated.key();
    }
}
