// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.shape.KeyPath;
import io.github.azkeys.internal.shape.Shape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The response of an API version whose body has other fields than that of the newest version. It is made of the fields. A key
 * that both versions name, in the rotation pair or a form, is the same in both. Immutable.
 */
final class EarlierResponse {

    private final ResponseTemplate template;
    private final Map<String, String> current; // keys by their text in the template

    private EarlierResponse(ResponseTemplate template, Map<String, String> current) {
        this.template = template;
        this.current = Map.copyOf(current);
    }

    /**
     * Returns the response of a version; empty if it has the fields of the newest version.
     *
     * @param operation the operation as it is in the version
     * @param newest the operation as it is in the newest version
     * @param response the response of the newest version
     */
    static Optional<EarlierResponse> of(Operation operation, Operation newest, ObjectNode response) {
        Shape shape = operation.body().shape();
        if (shape == null || shape.equals(newest.body().shape())) {
            return Optional.empty();
        }
        Operation.Sample sample = MadeSample.of(operation);
        Map<String, KeyPath> paths = paths(newest);
        Map<String, String> current = new HashMap<>();
        paths(operation).forEach((name, path) -> {
            String made = path.find(sample.response()).orElse(null);
            if (made != null && paths.containsKey(name)) {
                paths.get(name).find(response).ifPresent(key -> current.put(made, key));
            }
        });
        return Optional.of(new EarlierResponse(new ResponseTemplate(operation, sample), current));
    }

    /** Returns the paths of keys by the names that do not depend on the version. */
    private static Map<String, KeyPath> paths(Operation operation) {
        Map<String, KeyPath> paths = new LinkedHashMap<>();
        operation.forms().forEach((form, described) -> described
                .keys()
                .forEach((name, path) -> paths.put(form + " " + name, path)));
        if (operation.pair() != null) {
            paths.putAll(operation.pair().keys());
        }
        return paths;
    }

    /**
     * Returns the response of a resource.
     *
     * @param values a value for each parameter of the path
     * @param secrets returns the secret of a place that the newest version does not have
     */
    ObjectNode fill(Map<String, String> values, Function<ResponseTemplate.Place, String> secrets) {
        return template.fill(values, place -> {
            String key = current.get(place.text());
            return key == null ? secrets.apply(place) : key;
        });
    }
}
