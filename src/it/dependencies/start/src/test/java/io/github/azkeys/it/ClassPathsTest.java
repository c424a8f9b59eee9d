// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azkeys.embedded.EmbeddedArm;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** camel-azkeys works beside other components, with the class path that Maven makes of a POM with both. */
class ClassPathsTest {

    private static final Path CLASS_PATHS = Path.of("../class-paths");
    private static final String ACCOUNT =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/mine";

    private static EmbeddedArm arm;

    @BeforeAll
    static void start() {
        arm = EmbeddedArm.start();
        arm.add("storage", ACCOUNT);
    }

    @AfterAll
    static void stop() {
        arm.close();
    }

    static List<String> projects() throws IOException {
        try (Stream<Path> projects = Files.list(CLASS_PATHS)) {
            return projects.map(project -> project.getFileName().toString())
                    .filter(name -> name.matches(".*-(first|last)"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("projects")
    void theApplicationStarts(String project) throws Exception {
        String endpoint = endpoint(project.replaceFirst("-[0-9].*", ""));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(classPath(project), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            @SuppressWarnings("unchecked")
            Function<Map<String, Object>, String> application =
                    (Function<Map<String, Object>, String>) loader.loadClass(Application.class.getName())
                            .getConstructor()
                            .newInstance();
            assertEquals("[keys.key1, keys.key2]", application.apply(settings(endpoint)));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] classPath(String project) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(Application.class.getProtectionDomain().getCodeSource().getLocation());
        for (String jar : Files.readString(CLASS_PATHS.resolve(project).resolve("target/class-path"))
                .split(File.pathSeparator)) {
            urls.add(Path.of(jar).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static String endpoint(String component) throws IOException {
        Properties components = new Properties();
        try (InputStream in = Files.newInputStream(Path.of("../components.properties"))) {
            components.load(in);
        }
        return components.getProperty(component + ".endpoint");
    }

    private static Map<String, Object> settings(String endpoint) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(arm.certificate().trustStore());
        Map<String, Object> settings = new HashMap<>();
        settings.put("endpoint", endpoint);
        settings.put("account", ACCOUNT);
        settings.put("arm", arm.endpoint());
        settings.put("entra", arm.authorityHost());
        settings.put("trust", trust.getTrustManagers()[0]);
        settings.put("tenantId", arm.tenantId());
        settings.put("clientId", arm.clientId());
        settings.put("clientSecret", arm.clientSecret());
        return settings;
    }
}
