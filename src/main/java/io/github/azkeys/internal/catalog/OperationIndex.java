// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.names.OtherNames;
import io.github.azkeys.internal.shape.JsonTrees;
import io.github.azkeys.internal.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operations by name. Operation files are on the classpath under {@value #LOCATION}, each read on first use, or are
 * given to the constructor and read at once. A file cannot redefine an operation. Unknown names and wrong files are
 * an {@link InvalidRequestException}. Threadsafe.
 */
public final class OperationIndex {

    /** The folder on the classpath that holds one {@code <name>.json} for each operation. */
    public static final String LOCATION = "META-INF/azkeys/operations/";

    private static final String ELSEWHERE = "META-INF/azkeys/elsewhere.json";

    // becomes part of a path on the classpath
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    /** A header can contain a longer text, which must not be searched for. */
    private static final int LONGEST_NAME = 100;

    private final OperationResources resources;
    private final OperationReader reader;
    private final Map<String, OperationFile> files = new LinkedHashMap<>();
    private final Map<String, Operation> operations = new ConcurrentHashMap<>();
    private volatile OtherNames otherNames; // needed for wrong names only

    /** Creates the index of this library's operations alone. */
    public OperationIndex() {
        this(location -> null);
    }

    /**
     * @param application opens a location on the application's classpath; returns null if it does not exist
     */
    public OperationIndex(Function<String, InputStream> application) {
        this(application, body -> true, List.of());
    }

    /**
     * @param application opens a location on the application's classpath; returns null if it does not exist
     * @param bodies whether a type of that name can be a body
     * @param files operations besides those on the classpath
     */
    public OperationIndex(
            Function<String, InputStream> application, Predicate<String> bodies, List<OperationFile> files) {
        this.resources = new OperationResources(application);
        this.reader = new OperationReader(bodies);
        files.forEach(this::add);
        this.files.keySet().forEach(this::get);
    }

    private void add(OperationFile file) {
        String name = file.operation();
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw new InvalidRequestException("The operation file " + file
                    + " must have a name such as thing.json or thing-part.json: lowercase letters, digits and hyphens");
        }
        OperationFile other = files.putIfAbsent(name, file);
        if (AnyResource.owns(name) || other != null && !other.repeats(file)) {
            throw redefined(name, other == null ? List.of(file) : List.of(other, file));
        }
    }

    /** Returns the operation of that name. */
    public Operation get(String name) {
        Operation known = operations.get(name);
        Operation found = known != null ? known : operations.computeIfAbsent(name, this::load);
        if (found == null) {
            throw unknown(name); // not while a name is computed, because the hint reads all operations
        }
        return found;
    }

    /** Returns the sorted names of this library's operations and of the given files, not of those on the classpath. */
    public List<String> names() {
        return Stream.concat(resources.ownNames().stream(), files.keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns null if there is no such operation. */
    private Operation load(String name) {
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            return null;
        }
        List<OperationFile> found = new ArrayList<>(resources.find(name));
        if (files.containsKey(name)) {
            found.add(files.get(name));
        }
        if (found.isEmpty()) {
            return null;
        }
        OperationFile first = found.get(0);
        if (!found.stream().allMatch(first::repeats)) {
            throw redefined(name, found);
        }
        return reader.read(name, first, resources.ownNames().contains(name));
    }

    private InvalidRequestException redefined(String name, List<OperationFile> found) {
        boolean own = AnyResource.owns(name) || resources.ownNames().contains(name);
        return new InvalidRequestException("azkeys:" + name
                + (own ? " is part of camel-azkeys and cannot be redefined" : " can have one file only")
                + "; rename the operation and its file. Found: "
                + found.stream().map(OperationFile::toString).distinct().collect(Collectors.joining(", ")));
    }

    private InvalidRequestException unknown(String given) {
        String name = Printable.of(given);
        String hint = otherNames().hint(name);
        return new InvalidRequestException("Unknown operation '" + name + "'. " + hint + (hint.isEmpty() ? "" : " ")
                + "The page operations.adoc lists all operations by service. For operations that the"
                + " catalog lacks, use azkeys:" + AnyResource.NAME
                + " with the options resourceId, action and apiVersion");
    }

    /** Without operations on the application's classpath, which cannot be listed. */
    private OtherNames otherNames() {
        OtherNames known = otherNames;
        if (known == null) {
            OperationIndex own = new OperationIndex();
            known = new OtherNames(
                    Stream.concat(
                                    Stream.concat(
                                                    own.names().stream().map(own::get),
                                                    files.keySet().stream().map(operations::get))
                                            .map(OperationIndex::meant),
                                    AnyResource.meant().stream())
                            .toList(),
                    elsewhere());
            otherNames = known;
        }
        return known;
    }

    private static OtherNames.Meant meant(Operation operation) {
        Operation.Documentation documentation = operation.documentation();
        return new OtherNames.Meant(
                operation.name(),
                operation.path().resourceType(),
                documentation.service(),
                documentation.gives(),
                documentation.alsoCalled());
    }

    private static JsonNode elsewhere() {
        try {
            return JsonTrees.read(OperationResources.own(ELSEWHERE));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + ELSEWHERE, e);
        }
    }
}
