// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.declared.KeyPlaceholder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of a property that declares a credential, such as {@code azure-named-key:store#newest-stable}. Immutable.
 *
 * @param key the key, without a default
 */
record CredentialDeclaration(CredentialType type, KeyPlaceholder key) {

    private static final Pattern SYNTAX = Pattern.compile("([a-z][a-z0-9-]{0,40}):([^:]+)");

    /** @throws InvalidRequestException if the text is not valid; the message does not quote it */
    static CredentialDeclaration parse(String text) {
        Matcher parts = SYNTAX.matcher(text);
        if (!parts.matches()) {
            throw invalid();
        }
        CredentialType type = CredentialType.of(parts.group(1));
        try {
            return new CredentialDeclaration(type, KeyPlaceholder.parse(parts.group(2)));
        } catch (InvalidRequestException e) {
            throw invalid(); // the other message describes a placeholder
        }
    }

    /** Returns how the property specifies a key, such as {@code hub#primaryKey}. */
    String written(String reference) {
        return type.label() + ":" + reference;
    }

    static InvalidRequestException invalid() {
        return new InvalidRequestException("it must have the form type:alias, type:alias#key, type:alias/form or"
                + " type:alias/form#key, such as azure-named-key:store#newest-stable");
    }
}
