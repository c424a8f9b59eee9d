package io.github.azkeys.internal.client;

import io.github.azkeys.ArmError;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Knows how resource providers say that a resource has keys switched off; there is no one code for it. */
final class KeysDisabled {

    private static final Pattern SAID = Pattern.compile(
            "SharedKey|allowedAuthenticationModes|KeyBasedAuthentication|disableLocalAuth|shared key access|local auth",
            Pattern.CASE_INSENSITIVE);

    /**
     * What is named rather than said: quoted texts, but for the properties that switch keys off, and ids and actions.
     * An apostrophe inside a word is no quote.
     */
    private static final Pattern NAMED = Pattern.compile(
            "(?<!\\w)(['\"])(?!(?:SharedKey|allowSharedKeyAccess|allowedAuthenticationModes|disableLocalAuth)\\1)"
                    + ".*?\\1(?!\\w)|[^\\s/]*/\\S*",
            Pattern.CASE_INSENSITIVE);

    /** ARM's own codes, which are clear whatever their messages name. */
    private static final Set<String> OTHER_CODES = caseless(
            "AuthorizationFailed",
            "LinkedAuthorizationFailed",
            "InvalidResourceNamespace",
            "InvalidResourceType",
            "ParentResourceNotFound",
            "ResourceGroupNotFound",
            "ResourceNotFound",
            "ScopeLocked",
            "SubscriptionNotFound");

    private KeysDisabled() {}

    /** Whether that is the reason of a refusal. */
    static boolean isReasonOf(ArmError error) {
        return parts(error).noneMatch(part -> part.code() != null && OTHER_CODES.contains(part.code()))
                && parts(error).anyMatch(KeysDisabled::says);
    }

    private static Stream<ArmError> parts(ArmError error) {
        return Stream.concat(Stream.of(error), error.details().stream());
    }

    private static boolean says(ArmError part) {
        return part.code() != null && SAID.matcher(part.code()).find()
                || part.message() != null
                        && SAID.matcher(NAMED.matcher(part.message()).replaceAll(" "))
                                .find();
    }

    private static Set<String> caseless(String... codes) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Set.of(codes));
        return Collections.unmodifiableSet(set);
    }
}
