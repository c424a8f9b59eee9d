// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static io.github.azkeys.internal.shape.InvalidFieldException.require;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.internal.shape.InvalidFieldException;
import io.github.azkeys.internal.shape.KeyPath;
import io.github.azkeys.internal.shape.Shape;
import io.github.azkeys.internal.shape.ShapeReader;
import io.github.azkeys.internal.shape.SharedShapes;
import io.github.azkeys.keys.TypedKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Creates operations from the fields of their files, and checks what the fields mean together. Threadsafe. */
final class OperationFactory {

    private final Predicate<String> bodies;

    /**
     * @param bodies whether a type of that name can be a body
     */
    OperationFactory(Predicate<String> bodies) {
        this.bodies = bodies;
    }

    /**
     * @param name the name of the operation that the file must describe
     * @param own whether the operation belongs to this library, so that there is a generated record for its body
     * @throws InvalidFieldException if a field is wrong
     */
    Operation create(String name, OperationEntry entry, boolean own) {
        requireText("name", entry.name());
        require(name.equals(entry.name()), "name", "is '" + entry.name() + "' but the file is called '" + name + "'");
        requireText("path", entry.path());
        requireText("apiVersion", entry.apiVersion());
        String method = Objects.requireNonNullElse(entry.method(), "POST");
        require(Set.of("POST", "GET").contains(method), "method", "is '" + method + "'; it can be POST or GET");
        ApiVersions versions = ApiVersions.of(
                entry.apiVersion(),
                Objects.requireNonNullElse(entry.apiVersions(), List.of(entry.apiVersion())),
                Objects.requireNonNullElse(entry.seen(), List.of()),
                entry.preview());
        Map<String, Parameter> declared = new LinkedHashMap<>();
        Map<String, RequestParameter> options = new LinkedHashMap<>();
        orEmpty(entry.parameters()).forEach((parameter, rules) -> {
            if (rules.isOfRequest()) {
                options.put(parameter, rules.toRequestParameter(parameter));
            } else {
                declared.put(parameter, rules.toParameter(parameter));
            }
        });
        PathTemplate path = new PathTemplate(entry.path(), declared);
        RequestTemplate request = RequestTemplate.of(entry.request(), entry.query(), options);
        require(
                entry.issued() || request == null || !request.hasTimes(),
                "issued",
                "must be true, because the request states until when a key is valid");
        require(
                !entry.issued() || entry.pair() == null,
                "pair",
                "is for keys that remain, but with \"issued\": true each call makes new ones");
        List<Parameter> parameters = parameters(path, request, declared);
        return new Operation(
                name,
                new Operation.Documentation(
                        Objects.requireNonNullElse(entry.title(), name),
                        entry.documentation(),
                        entry.service(),
                        entry.gives(),
                        entry.alsoCalled()),
                method,
                path,
                parameters,
                entry.permission(),
                versions,
                body(entry, own),
                request,
                pair(entry.pair()),
                forms(entry.forms(), path),
                entry.regenerate() == null
                        ? null
                        : entry.regenerate()
                                .toRegeneration(
                                        versions.known(),
                                        parameters.stream().map(Parameter::name).toList()),
                Objects.requireNonNullElse(entry.failures(), List.of()),
                sample(entry.sample(), path));
    }

    private OperationBody body(OperationEntry entry, boolean own) {
        JsonNode body = entry.body();
        if (body == null || body.isNull()) {
            throw new InvalidFieldException("body", "is missing");
        }
        require(body.isTextual() || body.isObject(), "body", "must be a text or an object");
        if (body.isObject() && !own) {
            Shape shape = new ShapeReader(SharedShapes::find).read("body", body);
            String type = Objects.requireNonNullElse(shape.name(), TypedKeys.class.getSimpleName());
            return new OperationBody(
                    type, shape, entry.aliases(), true, entry.mayBeEmpty(), entry.nextLink(), issued(entry));
        }
        String type = body.isObject() ? body.path("name").asText() : body.textValue();
        requireText("body", type);
        require(
                bodies.test(type),
                "body",
                "is '" + type + "', which is not a KeySet. Supported: JsonKeys, another type of io.github.azkeys.keys,"
                        + " the qualified name of a class of yours, or an object with fields");
        return new OperationBody(
                type, null, entry.aliases(), body.isObject(), entry.mayBeEmpty(), entry.nextLink(), issued(entry));
    }

    /** Returns the parameters of the path, then those that only the request body names. */
    private static List<Parameter> parameters(
            PathTemplate path, RequestTemplate request, Map<String, Parameter> declared) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        path.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
        List<String> unused = new ArrayList<>(declared.keySet());
        unused.removeAll(parameters.keySet());
        unused.forEach(name -> parameters.put(name, declared.get(name)));
        if (request != null) {
            List<String> known = new ArrayList<>(parameters.keySet());
            known.addAll(request.options().keySet());
            request.requireNamesOf(known, RequestTemplate.TIMES, request.isBodyOnly() ? "request" : "request or query");
            unused.removeAll(request.names());
        }
        require(
                parameters.values().stream()
                                .filter(parameter -> parameter.slash() != null)
                                .count()
                        < 2,
                "parameters",
                "have slash twice, so that a name cannot be split");
        if (!unused.isEmpty()) {
            throw new InvalidFieldException("parameters." + unused.get(0), "is used neither in path nor in request");
        }
        return List.copyOf(parameters.values());
    }

    private static OperationBody.Issued issued(OperationEntry entry) {
        require(entry.issued() || entry.expiresAt() == null, "expiresAt", "needs \"issued\": true");
        return entry.issued()
                ? new OperationBody.Issued(
                        entry.expiresAt() == null ? null : new KeyPath("expiresAt", entry.expiresAt()))
                : null;
    }

    private static RotationPair pair(Map<String, String> entries) {
        if (entries == null) {
            return null;
        }
        Map<String, KeyPath> keys = new LinkedHashMap<>();
        entries.forEach((name, path) -> keys.put(name, new KeyPath("pair", path)));
        return new RotationPair(keys);
    }

    private static Map<String, Form> forms(Map<String, FormEntry> entries, PathTemplate path) {
        Set<String> names = path.parameters().stream()
                .filter(parameter -> parameter.role() != Parameter.Role.KEY)
                .map(Parameter::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Form> forms = new LinkedHashMap<>();
        orEmpty(entries).forEach((name, entry) -> forms.put(name, entry.toForm(name, names)));
        boolean nested = path.resourceType().chars().filter(c -> c == '/').count() > 1;
        forms.forEach((name, form) -> require(
                nested || !form.reads().contains(ReadResource.PARENT),
                "forms." + name,
                "names {parent.<path>}, but the resource is not nested in another"));
        return forms;
    }

    private static Operation.Sample sample(OperationEntry.SampleEntry entry, PathTemplate path) {
        if (entry == null) {
            return null;
        }
        require(entry.request() != null && entry.response() != null, "sample", "needs a request and a response");
        Map<String, String> request = new LinkedHashMap<>(entry.request());
        String resource = request.remove(Parameter.RESOURCE_URI);
        if (resource != null) {
            request.putAll(path.match(resource)
                    .orElseThrow(() -> new InvalidFieldException(
                            "sample.request." + Parameter.RESOURCE_URI,
                            "is not the id of a resource in a resource group")));
        }
        return new Operation.Sample(entry.made(), request, entry.response(), entry.resources());
    }

    private static void requireText(String field, String value) {
        require(value != null && !value.isBlank(), field, "is missing");
    }

    private static <T> Map<String, T> orEmpty(Map<String, T> map) {
        return map == null ? Map.of() : map;
    }
}
