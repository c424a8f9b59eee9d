package io.github.azkeys.internal.body;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.RotationPair;
import io.github.azkeys.internal.change.KeyChanges;
import io.github.azkeys.internal.forms.EndpointSuffixes;
import io.github.azkeys.internal.forms.FormRequest;
import io.github.azkeys.internal.forms.FormWriter;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.internal.response.PairReader;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.Secret;
import java.util.List;
import java.util.function.Supplier;

/**
 * What an endpoint hands out of an answer: all keys, the one that {@code select} names, or the form that {@code form}
 * names. Threadsafe.
 */
public final class BodyFactory {

    /** In place of a key's name: of a pair, the key that was renewed last and is settled. */
    static final String NEWEST_STABLE = "newest-stable";

    private final Supplier<FormWriter> writer;
    private final Supplier<KeyChanges> changes;
    private final AzkeysConfiguration options;
    private final EndpointSuffixes suffixes;
    private final FormRequest form;
    private final RotationPair pair;
    private final boolean newest;

    /**
     * @throws InvalidRequestException if an option is wrong, with what would be right
     */
    public BodyFactory(
            Supplier<FormWriter> writer,
            Supplier<KeyChanges> changes,
            Operation operation,
            AzkeysConfiguration options) {
        this.writer = writer;
        this.changes = changes;
        this.options = options;
        this.pair = operation.pair();
        if (options.getSelect() != null && options.getSelect().isBlank()) {
            throw new InvalidRequestException(
                    "option select is empty; it must name a key, such as primaryKey, or be left out for all keys");
        }
        if (options.getSelect() != null && options.getForm() != null) {
            throw new InvalidRequestException("option select asks for one key and option form for a text made of keys;"
                    + " leave one of them out (formKey chooses the key of a form)");
        }
        if (options.getSettlingTime() == null || options.getSettlingTime().isNegative()) {
            throw new InvalidRequestException("option settlingTime must be 0 or more");
        }
        FormRequest.requireValidity(options.getTokenValidity()); // a data type may want a token later
        newest = isNewest(operation, "select", options.getSelect())
                || isNewest(operation, "formKey", options.getFormKey());
        suffixes = KeyForms.suffixes(options);
        form = KeyForms.request(operation, options, suffixes);
        if (form != null && newest) {
            pair.names().forEach(form::withChoice); // told now and not when the other key is taken
        }
    }

    private static boolean isNewest(Operation operation, String option, String value) {
        boolean newest = NEWEST_STABLE.equals(value);
        if (newest && operation.pair() == null) {
            throw new InvalidRequestException("option " + option + " is " + NEWEST_STABLE + ", but azkeys:"
                    + operation.name() + " has no pair of keys that take turns; name one key");
        }
        return newest;
    }

    /**
     * What a message gets.
     *
     * @throws io.github.azkeys.AzkeysException if the answer does not allow it
     */
    public Object body(KeyResponse response) {
        if (form == null) {
            return selected(response, newest ? newest(response) : options.getSelect());
        }
        return writer.get().write(formOf(response), response);
    }

    /**
     * Returns all keys, or the selected one.
     *
     * @param select the name of a key, the end of its name after a dot, or a name of the rotation pair; null for all
     */
    private Object selected(KeyResponse response, String select) {
        KeySet keys = response.body();
        if (select == null) {
            return keys;
        }
        List<String> matches = keys.keyNames().contains(select)
                ? List.of(select)
                : keys.keyNames().stream()
                        .filter(name -> name.endsWith("." + select))
                        .toList();
        if (matches.size() == 1) {
            return new Secret(matches.get(0), keys.key(matches.get(0)), null);
        }
        if (matches.isEmpty() && pair != null && pair.names().contains(select)) {
            return new Secret(select, PairReader.read(pair, response).get(select), null);
        }
        throw new InvalidRequestException(
                matches.isEmpty()
                        ? "option select names the key '" + select + "', which the answer has not; it has "
                                + keys.keyNames()
                        : "option select names the key '" + select + "', which can be any of " + matches
                                + "; give the whole name",
                response.request().address().resourceId(),
                null);
    }

    /**
     * The key in plaintext that {@link #body} is made of, where that is one.
     *
     * @throws io.github.azkeys.AzkeysException if the answer does not allow it
     */
    public String key(KeyResponse response) {
        return form == null ? ((Secret) body(response)).value() : writer.get().key(formOf(response), response);
    }

    /** Whether what was seen of a pair of keys decides. */
    public boolean needsHistory() {
        return newest;
    }

    /** What the host names of the resources end with. */
    public EndpointSuffixes suffixes() {
        return suffixes;
    }

    private FormRequest formOf(KeyResponse response) {
        return newest ? form.withChoice(newest(response)) : form;
    }

    private String newest(KeyResponse response) {
        return changes.get().newestStable(pair, response, options.getSettlingTime(), options.getStateRepository());
    }
}
