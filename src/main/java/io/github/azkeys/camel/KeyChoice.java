package io.github.azkeys.camel;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.arm.KeyResponse;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.Secret;
import java.util.List;

/** Makes the body out of an answer: all of it, or the one key that the option {@code select} names. Immutable. */
final class KeyChoice {

    private final String select;

    /**
     * @param select the name of a key or its end behind a dot; null for all keys
     * @throws InvalidRequestException if it is blank: who states a choice must not be handed everything
     */
    KeyChoice(String select) {
        if (select != null && select.isBlank()) {
            throw new InvalidRequestException(
                    "option select is empty; it must name a key, such as primaryKey, or be left out for all keys");
        }
        this.select = select;
    }

    /**
     * The body.
     *
     * @throws InvalidRequestException if the answer has no such key or several; the message lists the names there are
     */
    Object body(KeyResponse response) {
        KeySet keys = response.body();
        if (select == null) {
            return keys;
        }
        String name = name(response, keys);
        return new Secret(name, keys.key(name), null);
    }

    private String name(KeyResponse response, KeySet keys) {
        if (keys.keyNames().contains(select)) {
            return select;
        }
        List<String> meant = keys.keyNames().stream()
                .filter(name -> name.endsWith("." + select))
                .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        throw new InvalidRequestException(
                meant.isEmpty()
                        ? "option select names the key '" + select + "', which the answer has not; it has "
                                + keys.keyNames()
                        : "option select names the key '" + select + "', which can be any of " + meant
                                + "; give the whole name",
                response.request().address().resourceId(),
                null);
    }
}
