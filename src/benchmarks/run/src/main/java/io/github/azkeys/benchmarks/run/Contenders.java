// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The applications that are compared. Each is in a module, and has the class path of a project with its dependencies. */
enum Contenders {
    AZKEYS("azkeys", "azkeys", "azkeys.Azkeys"),
    SDK("SDK", "sdk", "sdk.Sdk"),
    CAMEL_HTTP("camel-http", "camel-http", "http.Http"),
    HTTP_CLIENT("HttpClient 5", "httpclient", "httpclient.HttpClient"),
    OTHER_THREAD("HttpClient 5, other thread", "httpclient", "httpclient.OtherThread"),
    /** The same request with the write budget and without it. */
    WRITE("azkeys, write", "azkeys", "azkeys.Write"),
    READ("azkeys, read", "azkeys", "azkeys.Read"),
    /** The difference between a write and a read without any budget. */
    HTTP_CLIENT_READ("HttpClient 5, read", "httpclient", "httpclient.Read");

    /** The contenders of each point. */
    static final List<Contenders> ALL = List.of(AZKEYS, SDK, CAMEL_HTTP, HTTP_CLIENT, OTHER_THREAD);

    /** The contenders that show what the budget costs. */
    static final List<Contenders> BUDGET = List.of(WRITE, READ, HTTP_CLIENT, HTTP_CLIENT_READ);

    private final String title;
    private final String module;
    private final String classes;

    Contenders(String title, String module, String classes) {
        this.title = title;
        this.module = module;
        this.classes = "io.github.azkeys.benchmarks." + classes;
    }

    /** The name in the results. */
    String title() {
        return title;
    }

    /** The class for load. */
    String contender() {
        return classes + "Contender";
    }

    /** The class for start-up. */
    String start() {
        return classes + "Start";
    }

    /** Returns the jars that the application needs. */
    String classPath(Path modules) {
        Path target = modules.resolve(module).resolve("target").toAbsolutePath().normalize();
        try {
            return target.resolve(module + ".jar") + ":"
                    + Files.readString(target.resolve("class-path")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
