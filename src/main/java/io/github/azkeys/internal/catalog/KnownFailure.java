// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static io.github.azkeys.internal.shape.InvalidFieldException.require;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.ArmError;
import io.github.azkeys.internal.shape.EntryFields;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A failure of an operation whose meaning its status does not tell. All conditions must hold. Immutable.
 *
 * @param means {@value #DISABLED} or {@value #PASSING}
 * @param status the HTTP status; null for any status
 * @param code the code of the error or of a detail, in any case; null for any code
 * @param text a phrase in the message of the error or of a detail, in any case; null for any text
 * @param emptyList whether the failure is a success response whose list of keys is empty
 * @param source the page that shows the failure
 */
public record KnownFailure(String means, Integer status, String code, String text, boolean emptyList, String source) {

    /** The keys of the resource are disabled. */
    public static final String DISABLED = "disabled";

    /** The same request can succeed later. */
    public static final String PASSING = "passing";

    private static final int OK = 200;

    private static final Set<String> FIELDS = Set.of("means", "status", "code", "text", "emptyList", "source");

    public KnownFailure {
        require(DISABLED.equals(means) || PASSING.equals(means), "failures.means", "must be disabled or passing");
        require(source != null && source.startsWith("https://"), "failures.source", "must be the URL of a page");
        require(
                emptyList ? status == null && code == null && text == null : code != null || text != null,
                "failures",
                "needs code or text, or only emptyList");
    }

    /** Reads the object at a path of an operation file. */
    static KnownFailure read(String path, JsonNode value) {
        EntryFields fields = new EntryFields(path, value, FIELDS);
        return new KnownFailure(
                fields.text("means"),
                fields.integer("status"),
                fields.text("code"),
                fields.text("text"),
                fields.flag("emptyList"),
                fields.text("source"));
    }

    /** Whether a response shows this failure: an error, or a success whose list of keys is empty. */
    public boolean matches(ArmError error) {
        return emptyList == (error.status() == OK)
                && (status == null || status == error.status())
                && parts(error).anyMatch(part -> code == null || code.equalsIgnoreCase(part.code()))
                && parts(error).anyMatch(part -> text == null || contains(part.message()));
    }

    private boolean contains(String message) {
        return message != null && message.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    private static Stream<ArmError> parts(ArmError error) {
        return Stream.concat(Stream.of(error), error.details().stream());
    }
}
