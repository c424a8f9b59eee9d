// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.OperationFile;
import io.github.azkeys.internal.text.Printable;
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
     * Returns the {@code .json} files of a folder, without those of its subfolders.
     *
     * @param location such as {@code file:/etc/azkeys} or {@code classpath:azkeys}; null for no files
     * @throws InvalidRequestException if the folder contains no such file or cannot be read
     */
    public static List<OperationFile> read(CamelContext context, String location) {
        if (location == null || location.isBlank()) {
            return List.of();
        }
        if (!location.startsWith("file:") && !location.startsWith("classpath:")) {
            throw new InvalidRequestException("Option operationsLocation '" + Printable.of(location)
                    + "' must be a folder such as file:/etc/azkeys/operations or classpath:azkeys/operations");
        }
        Collection<Resource> resources;
        try {
            resources = PluginHelper.getPackageScanResourceResolver(context).findResources(pattern(location));
        } catch (Exception e) {
            throw new InvalidRequestException(
                    "Option operationsLocation '" + location + "' is not a readable folder", null, e);
        }
        if (resources.isEmpty()) {
            throw new InvalidRequestException("Option operationsLocation '" + location
                    + "' contains no .json file. It must contain one file per operation");
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
        // Camel finds no files on the classpath if the folder starts with a slash
        return folder.replaceFirst("^classpath:/+", "classpath:") + "/*.json";
    }
}
