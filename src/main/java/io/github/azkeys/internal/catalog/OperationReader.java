// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.shape.InvalidFieldException;
import io.github.azkeys.internal.shape.JsonTrees;
import io.github.azkeys.internal.text.Printable;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads operation files. Errors name the file and the field. Threadsafe. */
final class OperationReader {

    private static final int MAX_MESSAGE = 2000;

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
        try {
            JsonNode before = tree.remove(EarlierFields.FIELD);
            Operation latest = read(name, "", tree, own);
            SortedMap<String, Operation> earlier = new TreeMap<>(ApiVersions.BY_AGE);
            EarlierFields.apply(tree, before, latest.apiVersions())
                    .forEach((version, fields) -> earlier.put(
                            version,
                            read(
                                    name,
                                    EarlierFields.path(version),
                                    fields,
                                    own && fields.path("body").equals(tree.get("body")))));
            return earlier.isEmpty() ? latest : latest.withBefore(earlier);
        } catch (InvalidFieldException e) {
            throw invalid(file, "is wrong: " + e.field() + " " + e.getMessage(), e);
        }
    }

    private ObjectNode tree(OperationFile file) {
        try {
            JsonNode tree = JsonTrees.read(file.content());
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
     * @param at the path of the part of the file that has the fields; empty for the file itself
     */
    private Operation read(String name, String at, ObjectNode fields, boolean own) {
        OperationEntry entry = OperationEntry.read(at, fields);
        try {
            return operations.create(name, entry, own);
        } catch (InvalidFieldException e) {
            throw at.isEmpty() ? e : new InvalidFieldException(at + "." + e.field(), e.getMessage());
        }
    }

    private static InvalidRequestException notJson(OperationFile file, JsonProcessingException e) {
        return invalid(
                file,
                "is not valid JSON: " + e.getOriginalMessage() + " at line "
                        + e.getLocation().getLineNr(),
                e);
    }

    /** The file may be from the network, and its names and values are in the problem. */
    private static InvalidRequestException invalid(OperationFile file, String problem, Exception cause) {
        return new InvalidRequestException(
                Printable.line("The operation file " + file + " " + problem, MAX_MESSAGE), null, cause);
    }
}
