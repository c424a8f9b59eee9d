// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static io.github.azkeys.internal.shape.InvalidFieldException.require;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.shape.InvalidFieldException;
import io.github.azkeys.internal.shape.KeyPath;
import io.github.azkeys.internal.shape.Shape;
import io.github.azkeys.internal.shape.ShapeReader;
import io.github.azkeys.internal.shape.SharedShapes;
import io.github.azkeys.internal.text.Printable;
import io.github.azkeys.keys.TypedKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads operation files. Errors name the file and the field. Threadsafe. */
final class OperationReader {

    private static final int MAX_MESSAGE = 2000;

    private final ObjectReader reader = JsonMappers.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build()
            .readerFor(OperationEntry.class);

    private final SharedShapes shared = new SharedShapes(JsonMappers.builder().build());
    private final Predicate<String> bodies;

    /**
     * @param bodies whether a type of that name can be a body
     */
    OperationReader(Predicate<String> bodies) {
        this.bodies = bodies;
    }

    /**
     * @param name the name of the operation that the file must describe
     * @param own whether the operation belongs to this library, so that there is a generated record for its body
     */
    Operation read(String name, OperationFile file, boolean own) {
        ObjectNode tree = tree(file);
        JsonNode before = tree.remove(EarlierFields.FIELD);
        Operation latest = read(name, file, "", tree, own);
        SortedMap<String, Operation> earlier = new TreeMap<>(ApiVersions.BY_AGE);
        try {
            EarlierFields.apply(tree, before)
                    .forEach((version, fields) -> earlier.put(
                            version,
                            read(
                                    name,
                                    file,
                                    EarlierFields.path(version) + ".",
                                    fields,
                                    own && fields.path("body").equals(tree.get("body")))));
        } catch (InvalidFieldException e) {
            throw invalid(file, e.field(), e.getMessage(), e);
        }
        return earlier.isEmpty() ? latest : latest.withBefore(earlier);
    }

    private ObjectNode tree(OperationFile file) {
        try {
            JsonNode tree = reader.readTree(file.content());
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw invalid(file, tree.isNull() ? "is null; it must be an object" : "must contain a JSON object", null);
        } catch (JsonProcessingException e) {
            throw notJson(file, e);
        } catch (IOException e) {
            throw invalid(file, "cannot be read", e);
        }
    }

    /**
     * @param at the part of the file that has the fields, with a dot, for errors; empty for the file itself
     */
    private Operation read(String name, OperationFile file, String at, ObjectNode fields, boolean own) {
        try {
            return operation(name, reader.treeToValue(fields, OperationEntry.class), own);
        } catch (InvalidFieldException e) {
            throw invalid(file, at + e.field(), e.getMessage(), e);
        } catch (UnrecognizedPropertyException e) {
            String known = e.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw invalid(file, at + field(e), "is unknown. Supported: " + known, e);
        } catch (InvalidNullException e) {
            throw invalid(file, at + field(e), "is null; give it a value or leave it out", e);
        } catch (MismatchedInputException e) {
            // without its message, which names internal classes
            throw invalid(file, at + field(e), "has a value of the wrong type", e);
        } catch (JsonMappingException e) {
            throw invalid(file, at + field(e), e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw invalid(file, "cannot be read", e);
        }
    }

    private static InvalidRequestException notJson(OperationFile file, JsonProcessingException e) {
        return invalid(
                file,
                "is not valid JSON: " + e.getOriginalMessage() + " at line "
                        + e.getLocation().getLineNr(),
                e);
    }

    private static InvalidRequestException invalid(OperationFile file, String field, String problem, Exception cause) {
        return invalid(file, "is wrong: " + field + " " + problem, cause);
    }

    /** The file may be from the network, and its names and values are in the problem. */
    private static InvalidRequestException invalid(OperationFile file, String problem, Exception cause) {
        return new InvalidRequestException(
                Printable.line("The operation file " + file + " " + problem, MAX_MESSAGE), null, cause);
    }

    private static String field(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private Operation operation(String name, OperationEntry entry, boolean own) {
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
            Shape shape = new ShapeReader(shared::find).read("body", body);
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
