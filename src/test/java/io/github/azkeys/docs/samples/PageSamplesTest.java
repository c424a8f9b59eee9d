// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.azkeys.docs.Documents;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** The samples of the documents are complete: they compile, start, and messages pass them without a failure. */
@Timeout(60)
class PageSamplesTest {

    /** Samples that do not run here, by a text in them, with the reason and the test that runs them. */
    private static final Map<String, String> RUN_ELSEWHERE = Map.of(
            "credentialType: CLIENT_CERTIFICATE", "a certificate: AzkeysCredentialsTest",
            "credentialType: MANAGED_IDENTITY", "the environment of a machine: AzkeysEnvironmentTest",
            "azkeys.credentialType = ", "an identity of Azure: AzkeysEnvironmentTest",
            "camel.ssl.trustStore", "a trust store: AzkeysTransportTest",
            "credentialType: WORKLOAD_IDENTITY", "the environment of a pod: AzkeysEnvironmentTest",
            "uri: master:", "a cluster: AzkeysClusterTest",
            "uri: direct:key-events", "messages of Event Grid: AzkeysEventGridTest",
            "com.contoso.MyCredential", "a class of the application: AzkeysPlaceholdersMainTest",
            "@CamelSpringBootTest", "Spring Boot: the tests of examples/spring-boot",
            "@QuarkusTest", "Quarkus: examples/quarkus");

    private static final List<Sample> SAMPLES = Sample.all().stream()
            .filter(sample -> RUN_ELSEWHERE.keySet().stream().noneMatch(sample.text()::contains))
            .filter(sample -> !sample.isClassOfAnExample())
            .toList();

    @TempDir
    private static Path classes;

    private static JavaSamples java;

    @BeforeAll
    static void compile() {
        java = new JavaSamples(classes);
        java.compile(in("java"));
    }

    static Stream<Arguments> pages() {
        return Stream.concat(Documents.pages().stream(), Stream.of(Path.of("README.md")))
                .flatMap(page -> Stream.of("yaml", "xml", "java")
                        .filter(language -> !samples(page, language).isEmpty())
                        .map(language -> arguments(page, language)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theRoutesOfAPageRun(Path page, String language) throws Exception {
        List<Sample> routes = samples(page, language);
        List<Sample> all = Stream.of("properties", "json")
                .flatMap(other -> samples(page, other).stream())
                .collect(Collectors.toCollection(() -> new ArrayList<>(routes)));
        try (PageApplication application = new PageApplication(all, java.routes(routes))) {
            application.start();

            assertThat(application.send()).extracting(Exchange::getException).allMatch(Objects::isNull);
            assertThat(application.storageKeys())
                    .allSatisfy(signed -> assertThat(signed).isTrue());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- to: azkeys:batch?resourceNme=mine\n",
                "- to: azkeys:batch?resourceName=mine&form=connectionString\n",
                "- too: azkeys:batch?resourceName=mine\n",
                "- to: azkeys:batch?resourceName=mine&select=none\n",
                "- to: azure-storage-blob:mine/in?accessKey=RAW({{azkeys:other#key1}})\n"
            })
    void aSampleThatIsWrongIsNoticed(String text) throws Exception {
        Sample sample = new Sample(Path.of("page.adoc"), 1, "yaml", text);
        try (PageApplication application = new PageApplication(List.of(sample), List.of())) {
            assertThatThrownBy(() -> {
                        application.start();
                        throw application.send().get(0).getException();
                    })
                    .isInstanceOf(Exception.class);
        }
    }

    /** Its default, an identity, ignores a key. */
    @Test
    void anEndpointOfStorageThatIgnoresItsKeyIsNoticed() throws Exception {
        Sample keys = new Sample(
                Path.of("page.adoc"), 1, "properties", "camel.azkeys.keys.store = storage?resourceName=mystorage\n");
        Sample sample = new Sample(
                Path.of("page.adoc"),
                1,
                "yaml",
                "- to: azure-storage-blob:mystorage/in?accessKey=RAW({{azkeys:store#key1}})\n");
        try (PageApplication application = new PageApplication(List.of(keys, sample), List.of())) {
            application.start();

            assertThat(application.storageKeys()).containsExactly(false);
        }
    }

    @Test
    void xmlIsWellFormed() throws Exception {
        for (Sample sample : in("xml")) {
            String document = "<document>" + sample.text() + "</document>";
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(document)));
        }
    }

    private static List<Sample> in(String language) {
        return SAMPLES.stream()
                .filter(sample -> sample.language().equals(language))
                .toList();
    }

    /** Returns the samples of a page that are routes, or properties. */
    private static List<Sample> samples(Path page, String language) {
        return in(language).stream()
                .filter(sample -> sample.file().equals(page))
                .filter(sample -> switch (language) {
                    case "java" -> JavaSamples.isRoutes(sample);
                    case "xml" -> sample.text().startsWith("<route");
                    case "yaml" -> sample.text().startsWith("- "); // not rules of Prometheus
                    default -> true;
                })
                .toList();
    }
}
