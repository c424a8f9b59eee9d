package io.github.azkeys.internal.endpoint;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.OperationFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/** Reads the files of the option {@code operationsLocation}. */
public final class OperationsFolder {

    private OperationsFolder() {}

    /**
     * The {@code .json} files of a folder, without those below it.
     *
     * @param location such as {@code file:/etc/azkeys} or {@code classpath:azkeys}; null for no files
     * @throws InvalidRequestException if there is none or it cannot be read: who names a folder means what is in it
     */
    public static List<OperationFile> read(CamelContext context, String location) {
        if (location == null || location.isBlank()) {
            return List.of();
        }
        if (!location.startsWith("file:") && !location.startsWith("classpath:")) {
            throw new InvalidRequestException("option operationsLocation '" + location
                    + "' must be a folder such as file:/etc/azkeys/operations or classpath:azkeys/operations");
        }
        Collection<Resource> resources;
        try {
            resources = PluginHelper.getPackageScanResourceResolver(context).findResources(pattern(location));
        } catch (Exception e) {
            throw new InvalidRequestException(
                    "option operationsLocation '" + location + "' is no folder that can be read", null, e);
        }
        if (resources.isEmpty()) {
            throw new InvalidRequestException(
                    "option operationsLocation '" + location + "' holds no .json file; there must be one an operation");
        }
        List<OperationFile> files = new ArrayList<>();
        for (Resource resource : resources) {
            try (InputStream in = resource.getInputStream()) {
                files.add(new OperationFile(resource.getLocation(), in.readAllBytes()));
            } catch (IOException e) {
                throw new InvalidRequestException(
                        "The operation file " + resource.getLocation() + " cannot be read", null, e);
            }
        }
        return files;
    }

    private static String pattern(String location) {
        String folder = location.replaceFirst("/+$", "");
        // with a slash in front nothing is found on the classpath
        return folder.replaceFirst("^classpath:/+", "classpath:") + "/*.json";
    }
}
