// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the secrets of a response by the names of its fields only, independently of the records. */
public final class SecretLeaves {

    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?:.*(?:key\\d?|keyvalue|secret|password|token|connectionstring|kubeconfig|sas|sasuri|accesscode)"
                    + "|primary|secondary|value|sig|pat|trigger_url|.*testendpoint|atlaskafka\\w+endpoint)");

    /** Names that look like a secret but are not. */
    private static final Set<String> PUBLIC_NAME = Set.of("publickey", "encodedvalidationcertpubkey");

    /** Fields whose nested fields are named by users. */
    private static final Set<String> OF_SECRETS = Set.of("functionkeys", "systemkeys", "extendedproperties");

    /** Operations whose response consists of keys by name only. */
    private static final Set<String> ALL_SECRET = Set.of("function", "function-slot", "spring-gateway");

    private SecretLeaves() {}

    /** Returns the secrets in the order of the response. */
    public static List<String> of(String operation, JsonNode answer) {
        List<String> secrets = new ArrayList<>();
        collect(List.of(), answer, ALL_SECRET.contains(operation), secrets);
        return secrets;
    }

    private static void collect(List<String> path, JsonNode node, boolean secret, List<String> secrets) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                List<String> below = new ArrayList<>(path);
                below.add(field.getKey().toLowerCase(Locale.ROOT));
                collect(below, field.getValue(), secret || OF_SECRETS.contains(below.get(below.size() - 1)), secrets);
            });
        } else if (node.isArray()) {
            node.forEach(item -> collect(path, item, secret, secrets));
        } else if (node.isTextual() && (secret || isSecret(path))) {
            secrets.add(node.textValue());
        }
    }

    private static boolean isSecret(List<String> path) {
        String name = path.get(path.size() - 1);
        if (path.contains("sshauthorizedkeys") || path.contains("parameters") && name.equals("key")) {
            return false;
        }
        if (path.contains("artifactprofiles")) {
            return true;
        }
        return SECRET_NAME.matcher(name).matches() && !PUBLIC_NAME.contains(name);
    }
}
