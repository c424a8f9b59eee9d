package io.github.azkeys.internal.body;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.RotationPair;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.internal.response.PairReader;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.Secret;
import java.util.List;

/** Makes the body out of an answer: all of it, or the one key that the option {@code select} names. Threadsafe. */
final class KeyChoice {

    private final RotationPair pair;

    /**
     * @param select as the option has it, null for all keys
     * @param pair the keys of the answer that can be named by it beside their own names, null for none
     * @throws InvalidRequestException if it is blank: who states a choice must not be handed everything
     */
    KeyChoice(String select, RotationPair pair) {
        if (select != null && select.isBlank()) {
            throw new InvalidRequestException(
                    "option select is empty; it must name a key, such as primaryKey, or be left out for all keys");
        }
        this.pair = pair;
    }

    /**
     * The body.
     *
     * @param select the name of a key, its end behind a dot, or a name of the pair; null for all keys
     * @throws InvalidRequestException if the answer has no such key or several; the message lists the names there are
     */
    Object body(KeyResponse response, String select) {
        KeySet keys = response.body();
        if (select == null) {
            return keys;
        }
        List<String> meant = keys.keyNames().contains(select)
                ? List.of(select)
                : keys.keyNames().stream()
                        .filter(name -> name.endsWith("." + select))
                        .toList();
        if (meant.size() == 1) {
            return new Secret(meant.get(0), keys.key(meant.get(0)), null);
        }
        if (meant.isEmpty() && pair != null && pair.names().contains(select)) {
            return new Secret(select, PairReader.read(pair, response).get(select), null);
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
