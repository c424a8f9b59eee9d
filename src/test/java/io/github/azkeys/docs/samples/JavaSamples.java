// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.camel.RoutesBuilder;

/** Compiles the samples in Java: files, members of a class, routes and statements, with the imports that an IDE adds. */
final class JavaSamples {

    private static final String IMPORTS = """
            import com.azure.core.credential.*;
            import com.azure.core.http.HttpClient;
            import com.azure.identity.*;
            import com.azure.storage.blob.*;
            import com.azure.storage.common.*;
            import com.fasterxml.jackson.annotation.*;
            import io.github.azkeys.*;
            import io.github.azkeys.embedded.*;
            import io.github.azkeys.http.*;
            import io.github.azkeys.jms.*;
            import io.github.azkeys.keys.*;
            import io.lettuce.core.*;
            import io.lettuce.core.ClientOptions.ReauthenticateBehavior;
            import jakarta.enterprise.inject.Produces;
            import jakarta.inject.Inject;
            import jakarta.inject.Named;
            import jakarta.inject.Singleton;
            import java.io.File;
            import java.time.*;
            import java.util.*;
            import java.util.function.*;
            import org.apache.camel.*;
            import org.apache.camel.builder.*;
            import org.apache.camel.builder.endpoint.*;
            import org.apache.camel.catalog.*;
            import org.apache.camel.cluster.*;
            import org.apache.camel.component.file.cluster.*;
            import org.apache.camel.impl.*;
            import org.apache.camel.main.*;
            import org.apache.camel.support.processor.state.*;
            import org.apache.camel.test.junit5.*;
            import org.apache.camel.test.main.junit5.*;
            import org.apache.kafka.clients.producer.*;
            import org.apache.kafka.common.serialization.*;
            import org.apache.qpid.jms.*;
            import org.junit.jupiter.api.BeforeEach;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.extension.*;
            import org.springframework.beans.factory.annotation.*;
            import samples.MyApplication;
            import static samples.MyApplication.*;
            import static org.junit.jupiter.api.Assertions.*;
            """;
    private static final Pattern FILE = Pattern.compile("(?m)^(?:public )?(?:final )?(?:class|record) (\\w+)");
    private static final Pattern ROUTES = Pattern.compile("^(from|onException)\\(.*", Pattern.DOTALL);
    private static final Pattern ANNOTATION = Pattern.compile("^@[^\n]*\n$");
    private static final Pattern MEMBERS = Pattern.compile("^@.*", Pattern.DOTALL);

    /** What the samples call the application of the user. */
    private static final String APPLICATION = """
            public class MyApplication {
                public static final String ACCOUNT = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/mine";
            }
            """;

    /** What the statements of a sample find where a user copies them to. */
    private static final String MEMBERS_OF_USERS = """
                CamelContext context;
                EmbeddedArm arm;
                Main main;
                String descriptor;
            """;

    private final Path folder;

    JavaSamples(Path folder) {
        this.folder = folder;
    }

    /** Compiles all samples, and fails with the messages of the compiler. */
    void compile(List<Sample> samples) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        List<String> options = List.of("-d", folder.toString(), "-proc:none", "-nowarn", "-Xlint:none");
        boolean compiled = compiler.getTask(
                        null,
                        null,
                        messages,
                        options,
                        null,
                        Stream.concat(
                                        Stream.of(file("samples", "MyApplication", APPLICATION)),
                                        samples.stream().map(JavaSamples::source))
                                .toList())
                .call();
        assertThat(compiled).as(messages.getDiagnostics().toString()).isTrue();
    }

    /** Returns the routes in the samples that are routes. */
    List<RoutesBuilder> routes(List<Sample> samples) throws Exception {
        URL[] classes = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            List<RoutesBuilder> routes = new ArrayList<>();
            for (Sample sample : samples) {
                if (isRoutes(sample)) {
                    routes.add((RoutesBuilder) loader.loadClass(packageOf(sample) + ".Sample")
                            .getConstructor()
                            .newInstance());
                }
            }
            return routes;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isRoutes(Sample sample) {
        return sample.language().equals("java") && ROUTES.matcher(sample.text()).matches();
    }

    private static JavaFileObject source(Sample sample) {
        String text = sample.text();
        Matcher file = FILE.matcher(text);
        String name = "Sample";
        if (file.find()) {
            name = file.group(1);
        } else if (isRoutes(sample)) {
            text = "public class Sample extends RouteBuilder {\n    @Override\n    public void configure() {\n"
                    + text.indent(8) + "    }\n}\n";
        } else if (ANNOTATION.matcher(text).matches()) {
            text += "public class Sample {}\n";
        } else if (MEMBERS.matcher(text).matches()) {
            text = "public class Sample {\n" + text.indent(4) + "}\n";
        } else {
            text = "public class Sample {\n" + MEMBERS_OF_USERS + "    void run() throws Exception {\n" + text.indent(8)
                    + "    }\n}\n";
        }
        return file(packageOf(sample), name, IMPORTS + text.replace("…", ""));
    }

    private static JavaFileObject file(String packageName, String name, String text) {
        return new SimpleJavaFileObject(
                URI.create("string:///" + packageName.replace('.', '/') + "/" + name + ".java"),
                JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return "package " + packageName + ";\n" + text;
            }
        };
    }

    private static String packageOf(Sample sample) {
        return "samples." + sample.file().getFileName().toString().replaceAll("\\W", "_") + ".line" + sample.line();
    }
}
