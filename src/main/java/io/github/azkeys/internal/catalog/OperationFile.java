package io.github.azkeys.internal.catalog;

import java.util.Arrays;
import java.util.Objects;

/** The file of one operation, read but not yet understood. Immutable. */
public final class OperationFile {

    private static final String SUFFIX = ".json";

    private final String location;
    private final byte[] content;

    /**
     * @param location where the file was found, for errors and for the operation's name
     * @param content what it holds
     */
    public OperationFile(String location, byte[] content) {
        this.location = Objects.requireNonNull(location, "location");
        this.content = content.clone();
    }

    String location() {
        return location;
    }

    byte[] content() {
        return content.clone();
    }

    /** The operation that the file has to describe: what it is called without {@code .json}. */
    public String operation() {
        String name = location.substring(Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')) + 1);
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /** Whether another file says the same, byte by byte. */
    public boolean repeats(OperationFile other) {
        return Arrays.equals(content, other.content);
    }

    @Override
    public String toString() {
        return location;
    }
}
