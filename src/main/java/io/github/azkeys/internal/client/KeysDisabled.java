// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import io.github.azkeys.ArmError;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Detects errors of resources whose keys are disabled. Resource providers have no common code for it. */
final class KeysDisabled {

    private static final Pattern REASON = Pattern.compile(
            "SharedKey|allowedAuthenticationModes|KeyBasedAuthentication|disableLocalAuth|shared key access|local auth",
            Pattern.CASE_INSENSITIVE);

    /**
     * Names in a message, which do not give the reason: resource ids, actions and quoted text, except for quoted names of
     * the properties that disable keys. An apostrophe inside a word does not start a quote.
     */
    private static final Pattern NAMES = Pattern.compile(
            "(?<!\\w)(['\"])(?!(?:SharedKey|allowSharedKeyAccess|allowedAuthenticationModes|disableLocalAuth)\\1)"
                    + ".*?\\1(?!\\w)|[^\\s/]*/\\S*",
            Pattern.CASE_INSENSITIVE);

    /** Codes of ARM itself, in lower case, which have another reason whatever their messages contain. */
    private static final Set<String> OTHER_CODES = Set.of(
            "authorizationfailed",
            "linkedauthorizationfailed",
            "invalidresourcenamespace",
            "invalidresourcetype",
            "parentresourcenotfound",
            "resourcegroupnotfound",
            "resourcenotfound",
            "scopelocked",
            "subscriptionnotfound");

    private KeysDisabled() {}

    static boolean isReasonOf(ArmError error) {
        List<ArmError> parts =
                Stream.concat(Stream.of(error), error.details().stream()).toList();
        return parts.stream()
                        .noneMatch(
                                part -> OTHER_CODES.contains(text(part.code()).toLowerCase(Locale.ROOT)))
                && parts.stream().anyMatch(KeysDisabled::isReason);
    }

    private static boolean isReason(ArmError part) {
        return REASON.matcher(text(part.code())).find()
                || REASON.matcher(NAMES.matcher(text(part.message())).replaceAll(" "))
                        .find();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
