// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

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
import io.github.azkeys.internal.shape.JsonMappers;
import io.github.azkeys.internal.text.Printable;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
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

    private final OperationFactory operations;

    /**
     * @param bodies whether a type of that name can be a body
     */
    OperationReader(Predicate<String> bodies) {
        this.operations = new OperationFactory(bodies);
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
            EarlierFields.apply(tree, before, latest.apiVersions())
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
            return operations.create(name, reader.treeToValue(fields, OperationEntry.class), own);
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
}
