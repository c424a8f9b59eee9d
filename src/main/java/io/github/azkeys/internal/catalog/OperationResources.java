// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** The operation files on the classpath, those of this library and of the application. Threadsafe. */
final class OperationResources {

    private static final String INDEX = "META-INF/azkeys/operations.txt";

    private final Function<String, InputStream> application;
    private final List<String> ownNames = new String(own(INDEX), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .toList();

    /**
     * @param application opens a location on the application's classpath; returns null if it does not exist
     */
    OperationResources(Function<String, InputStream> application) {
        this.application = application;
    }

    /** Returns the names of this library's operations. */
    List<String> ownNames() {
        return ownNames;
    }

    /** Returns a file of this library. */
    static byte[] own(String location) {
        try (InputStream in = OperationResources.class.getResourceAsStream("/" + location)) {
            if (in == null) {
                throw new IllegalStateException(location + " is missing from the jar of camel-azkeys");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + location, e);
        }
    }

    /**
     * Returns every file of an operation, because the order in which a class loader finds them is undefined and a file
     * of the application could hide one of this library.
     */
    List<OperationFile> find(String name) {
        String location = OperationIndex.LOCATION + name + ".json";
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
