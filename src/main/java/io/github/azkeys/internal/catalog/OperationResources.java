package io.github.azkeys.internal.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** The files of operations on the classpath, this library's and the application's. Threadsafe. */
public final class OperationResources {

    public static final String LOCATION = "META-INF/azkeys/operations/";

    private static final String INDEX = "META-INF/azkeys/operations.txt";

    private final Function<String, InputStream> application;

    /**
     * @param application opens a location on the application's classpath, null where nothing is there
     */
    public OperationResources(Function<String, InputStream> application) {
        this.application = application;
    }

    /** The names of this library's operations. */
    public List<String> ownNames() {
        try (InputStream in = OperationResources.class.getResourceAsStream("/" + INDEX)) {
            if (in == null) {
                throw new IllegalStateException(INDEX + " is missing from the jar of camel-azkeys");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + INDEX, e);
        }
    }

    /**
     * Every file of that operation: which one a class loader finds first is chance, and an application's could hide
     * this library's.
     */
    public List<OperationFile> find(String name) {
        String location = LOCATION + name + ".json";
        List<OperationFile> found = new ArrayList<>();
        try {
            for (URL url :
                    Collections.list(OperationResources.class.getClassLoader().getResources(location))) {
                URLConnection connection = url.openConnection();
                connection.setUseCaches(false); // a cache would keep the jar open
                try (InputStream in = connection.getInputStream()) {
                    found.add(new OperationFile(url.toString(), in.readAllBytes()));
                }
            }
            try (InputStream in = application.apply(location)) {
                if (in != null) {
                    found.add(new OperationFile(location, in.readAllBytes()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + location, e);
        }
        return found;
    }
}
