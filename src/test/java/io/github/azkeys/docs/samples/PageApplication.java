// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs.samples;

import com.azure.core.http.HttpPipeline;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.StorageSharedKeyCredentialPolicy;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmBuilder;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.AzkeysTestSupport;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.azure.storage.blob.BlobEndpoint;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.FileUtil;

/** An application with the properties of a page, its routes in one language, and an embedded ARM service. */
final class PageApplication implements AutoCloseable {

    private static final String GROUP = "/subscriptions/sub/resourceGroups/integration/providers/";

    /** The resource of the custom operation in the documents. */
    private static final String SENSOR = GROUP + "Contoso.Sensors/hubs/hub1/sensors/door";

    /** What the samples leave to the reader. */
    private static final Map<String, String> VALUES = Map.of(
            "iothub.id", "/subscriptions/s/resourceGroups/g/providers/Microsoft.Devices/IotHubs/mine",
            "iot-hub-id", "/subscriptions/s/resourceGroups/g/providers/Microsoft.Devices/IotHubs/mine",
            "batch-account-id", "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/mine",
            "server.id", "/subscriptions/s/resourceGroups/g/providers/Microsoft.HybridCompute/machines/mine",
            "camel.component.azkeys.subscriptionId", "sub",
            "camel.component.azkeys.resourceGroup", "integration");

    private static final Pattern ROUTES =
            Pattern.compile("(?m)^(- (route|onException|errorHandler|from|beans):|<routes?\\b)");
    private static final Pattern SOURCE =
            Pattern.compile("from(?:: *\n +uri: *|\\(\"|\\(direct\\(\"| uri=\")(direct:[\\w-]+)");
    private static final Pattern TARGET = Pattern.compile("\\bdirect:[\\w-]+");
    private static final Pattern SCHEME = Pattern.compile("(?:(?:uri|to): *\"?|to\\(\"|uri=\")([a-z][a-z0-9-]+):");
    private static final Pattern COMPONENT_OPTION = Pattern.compile("camel\\.component\\.(.*?)\\..*");

    /** Properties of servers, which the tests do not have. */
    private static final Pattern SERVER = Pattern.compile("camel\\.(server|management|metrics)\\..*");

    /** Components whose endpoints start, but whose messages would go to a service. */
    private static final Pattern NOT_SENT = Pattern.compile("\\b(azure-storage-blob|kafka):");

    private final Main main = new Main();
    private final EmbeddedArm arm;
    private Path operations;
    private final List<Resource> resources = new ArrayList<>();
    private final Set<String> targets = new TreeSet<>();
    private final List<String> sources = new ArrayList<>();
    private final Set<String> begins = new TreeSet<>();
    private final Set<String> schemes = new TreeSet<>();

    /**
     * @param samples the routes in YAML or XML, with the properties and operations that they need
     * @param java the routes in Java
     */
    PageApplication(List<Sample> samples, List<RoutesBuilder> java) throws IOException {
        arm = arm(samples);
        main.configure().withAutoConfigurationLogSummary(false);
        main.setPropertyPlaceholderLocations("false");
        main.bind("embeddedArm", new EmbeddedArmCustomizer(arm));
        VALUES.forEach(main::addInitialProperty);
        properties(samples).forEach(main::addInitialProperty);
        main.addOverrideProperty("camel.component.kafka.brokers", "localhost:1");
        if (operations != null) {
            main.addInitialProperty("camel.component.azkeys.operationsLocation", "file:" + operations);
        }
        samples.forEach(this::add);
        java.forEach(main.configure()::addRoutesBuilder);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport starting) {
                prepare(starting.getCamelContext());
            }

            @Override
            public void afterConfigure(BaseMainSupport starting) {
                load(starting.getCamelContext());
            }
        });
    }

    void start() throws Exception {
        main.start();
    }

    /** Sends a message to each route that waits for one. */
    List<Exchange> send() throws Exception {
        ProducerTemplate template = main.getCamelTemplate();
        return begins.stream().map(uri -> template.request(uri, exchange -> {})).toList();
    }

    /** Returns for each endpoint of Blob Storage with a key whether its client signs with one that ARM lists. */
    List<Boolean> storageKeys() {
        return main.getCamelContext().getEndpoints().stream()
                .filter(BlobEndpoint.class::isInstance)
                .map(BlobEndpoint.class::cast)
                .filter(endpoint -> endpoint.getConfiguration().getAccessKey() != null
                        || endpoint.getConfiguration().getCredentials() != null)
                .map(endpoint -> isSignedWithKey(endpoint.getBlobServiceClient().getHttpPipeline()))
                .toList();
    }

    private boolean isSignedWithKey(HttpPipeline client) {
        return IntStream.range(0, client.getPolicyCount())
                .mapToObj(client::getPolicy)
                .filter(StorageSharedKeyCredentialPolicy.class::isInstance)
                .map(policy -> ((StorageSharedKeyCredentialPolicy) policy).sharedKeyCredential())
                .anyMatch(credential -> {
                    KeySet keys = arm.keys(
                            "storage", GROUP + "Microsoft.Storage/storageAccounts/" + credential.getAccountName());
                    return keys.keyNames().stream().anyMatch(name -> new StorageSharedKeyCredential(
                                    credential.getAccountName(), keys.key(name))
                            .computeHmac256("text")
                            .equals(credential.computeHmac256("text")));
                });
    }

    @Override
    public void close() throws IOException {
        main.stop();
        arm.close();
        if (operations != null) {
            FileUtil.removeDir(operations.toFile());
        }
    }

    private EmbeddedArm arm(List<Sample> samples) throws IOException {
        EmbeddedArmBuilder builder =
                EmbeddedArm.builder().certificate(AzkeysTestSupport.CERTIFICATE).everyResource();
        Map<String, String> added = new TreeMap<>();
        for (Sample sample : samples) {
            if (sample.language().equals("json")) {
                JsonNode operation = JsonMapper.builder().build().readTree(sample.text());
                String name = operation.get("name").asText();
                operations = operations == null ? Files.createTempDirectory("operations") : operations;
                builder.operationFile(Files.writeString(operations.resolve(name + ".json"), sample.text()));
                added.put(name, SENSOR);
            }
        }
        EmbeddedArm started = builder.start();
        added.forEach(started::add);
        return started;
    }

    private static Map<String, String> properties(List<Sample> samples) throws IOException {
        Properties properties = new Properties();
        for (Sample sample : samples) {
            if (sample.language().equals("properties")) {
                properties.load(new StringReader(sample.text()));
            }
        }
        properties.keySet().removeIf(name -> {
            Matcher option = COMPONENT_OPTION.matcher((String) name);
            return SERVER.matcher((String) name).matches() || option.matches() && !isOnClassPath(option.group(1));
        });
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private void add(Sample sample) {
        if (!List.of("yaml", "xml", "java").contains(sample.language())) {
            return;
        }
        String routes = sample.text();
        if (sample.language().equals("yaml") && !ROUTES.matcher(routes).find()) {
            routes = "- route:\n    from:\n      uri: direct:line-" + sample.line() + "\n      steps:\n"
                    + routes.indent(8);
        }
        if (!sample.language().equals("java")) {
            resources.add(ResourceHelper.fromString("line-" + sample.line() + "." + sample.language(), routes));
        }
        TARGET.matcher(routes).results().forEach(uri -> targets.add(uri.group()));
        SCHEME.matcher(routes).results().forEach(uri -> schemes.add(uri.group(1)));
        boolean sent = !NOT_SENT.matcher(routes).find();
        SOURCE.matcher(routes).results().forEach(uri -> {
            sources.add(uri.group(1));
            if (sent) {
                begins.add(uri.group(1));
            }
        });
    }

    private void prepare(CamelContext context) {
        context.getPropertiesComponent().addPropertiesFunction(new PropertiesFunction() {
            @Override
            public String getName() {
                return "env";
            }

            @Override
            public String apply(String remainder) {
                return "sample";
            }
        });
        context.getRegistry().bind("storageAccounts", List.of("first", "second"));
        schemes.stream()
                .filter(scheme -> scheme.startsWith("http") || !isOnClassPath(scheme))
                .forEach(scheme -> context.addComponent(scheme, new RecordingComponent()));
    }

    private static boolean isOnClassPath(String component) {
        return PageApplication.class.getResource("/META-INF/services/org/apache/camel/component/" + component) != null;
    }

    private void load(CamelContext context) {
        targets.removeAll(sources);
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    targets.forEach(uri -> from(uri).log("received"));
                }
            });
            PluginHelper.getRoutesLoader(context).loadRoutes(resources);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
