package io.github.azkeys.catalog;

import io.github.azkeys.InvalidRequestException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The operations by name. Only the file that is asked for is read, and read once. Those of this library come first;
 * an application adds its own under {@value #LOCATION} on its classpath, in the same form. Threadsafe.
 */
public final class OperationCatalog {

    /** The folder on the classpath that holds one {@code <name>.json} an operation. */
    public static final String LOCATION = "META-INF/azkeys/operations/";

    private static final String INDEX = "META-INF/azkeys/operations.txt";

    // what may become part of a resource's path on the classpath
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    private final Function<String, InputStream> application;
    private final OperationReader reader = new OperationReader();
    private final Map<String, Operation> operations = new ConcurrentHashMap<>();

    /** A catalogue of this library's operations alone. */
    public OperationCatalog() {
        this(location -> null);
    }

    /**
     * @param application opens a location on the application's classpath, null where nothing is there
     */
    public OperationCatalog(Function<String, InputStream> application) {
        this.application = Objects.requireNonNull(application, "application");
    }

    /**
     * The operation of that name.
     *
     * @throws InvalidRequestException if there is none, naming the closest, or if its file is wrong
     */
    public Operation get(String name) {
        Operation known = operations.get(name);
        return known != null ? known : operations.computeIfAbsent(name, this::load);
    }

    /** The names of this library's operations, sorted; those an application adds are found by name only. */
    public List<String> names() {
        try (InputStream in = own(INDEX)) {
            if (in == null) {
                throw new IllegalStateException(INDEX + " is missing from the jar of camel-azkeys");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .sorted() // the build sorts file names, where .json counts
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + INDEX, e);
        }
    }

    private Operation load(String name) {
        if (!NAME.matcher(name).matches()) {
            throw unknown(name);
        }
        String location = LOCATION + name + ".json";
        try (InputStream in = open(location)) {
            if (in == null) {
                throw unknown(name);
            }
            return reader.read(name, location, in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + location, e);
        }
    }

    private InputStream open(String location) {
        InputStream own = own(location);
        return own != null ? own : application.apply(location);
    }

    private static InputStream own(String location) {
        return OperationCatalog.class.getResourceAsStream("/" + location);
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
