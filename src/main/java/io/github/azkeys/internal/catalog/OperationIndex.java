package io.github.azkeys.internal.catalog;

import io.github.azkeys.InvalidRequestException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operations by name: those of this library and those of the application, which are files in the same form under
 * {@value #LOCATION} on its classpath, each read when it is asked for, or files it gives, read at once. No file can
 * change what another one says. Threadsafe.
 */
public final class OperationIndex {

    /** The folder on the classpath that holds one {@code <name>.json} an operation. */
    public static final String LOCATION = OperationResources.LOCATION;

    // what may become part of a resource's path on the classpath
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    private final OperationResources resources;
    private final OperationReader reader;
    private final Map<String, OperationFile> files = new LinkedHashMap<>();
    private final Map<String, Operation> operations = new ConcurrentHashMap<>();

    /** A catalogue of this library's operations alone. */
    public OperationIndex() {
        this(location -> null);
    }

    /**
     * @param application opens a location on the application's classpath, null where nothing is there
     */
    public OperationIndex(Function<String, InputStream> application) {
        this(application, body -> true, List.of());
    }

    /**
     * @param application opens a location on the application's classpath, null where nothing is there
     * @param bodies whether an answer can become a body of that name
     * @param files operations beside those on the classpath
     * @throws InvalidRequestException if one of the files is wrong or stands for an operation that there is already
     */
    public OperationIndex(
            Function<String, InputStream> application, Predicate<String> bodies, List<OperationFile> files) {
        this.resources = new OperationResources(Objects.requireNonNull(application, "application"));
        this.reader = new OperationReader(Objects.requireNonNull(bodies, "bodies"));
        files.forEach(this::add);
        this.files.keySet().forEach(this::get);
    }

    private void add(OperationFile file) {
        String name = file.operation();
        if (!NAME.matcher(name).matches()) {
            throw new InvalidRequestException("The operation file " + file
                    + " must have a name like thing.json or thing-part.json, of small letters, digits and hyphens");
        }
        OperationFile other = files.putIfAbsent(name, file);
        if (AnyResource.owns(name) || other != null && !other.repeats(file)) {
            throw redefined(name, other == null ? List.of(file) : List.of(other, file));
        }
    }

    /**
     * The operation of that name.
     *
     * @throws InvalidRequestException if there is none, naming the closest, if its file is wrong or if another file
     *     says otherwise
     */
    public Operation get(String name) {
        Operation known = operations.get(name);
        return known != null ? known : operations.computeIfAbsent(name, this::load);
    }

    /** The names of this library's operations and of the files given, sorted; those on the classpath are not known. */
    public List<String> names() {
        return Stream.concat(resources.ownNames().stream(), files.keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private Operation load(String name) {
        if (!NAME.matcher(name).matches()) {
            throw unknown(name);
        }
        List<OperationFile> found = new ArrayList<>(resources.find(name));
        if (files.containsKey(name)) {
            found.add(files.get(name));
        }
        if (found.isEmpty()) {
            throw unknown(name);
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

    private InvalidRequestException unknown(String name) {
        List<String> closest = ClosestNames.to(name, names());
        String hint = closest.isEmpty()
                ? "the operations are " + String.join(", ", names()) + "."
                : "did you mean " + String.join(", ", closest) + "?";
        return new InvalidRequestException("Unknown operation '" + name + "': " + hint
                + " For what the catalogue lacks there is azkeys:" + AnyResource.NAME
                + " with the options resourceId, action and apiVersion");
    }
}
