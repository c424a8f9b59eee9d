// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.ConfigurationPropertiesValidationResult;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The endpoints and options of other components in the samples are those of Camel's catalog. */
class OtherComponentsTest {

    private static final Pattern URI = Pattern.compile(
            "(?:\\b(?:uri|to): *\"?|\\b(?:to|from)\\(\"|uri=\")((?!azkeys:|kamelet:)[a-z][a-z0-9-]+:[^\\s\"']+)");
    private static final Pattern OPTION = Pattern.compile("(?m)^camel\\.component\\.(?!azkeys\\.).*$");

    private static final CamelCatalog CATALOG = new DefaultCamelCatalog();

    static List<String> uris() {
        return found(URI, 1).stream()
                .filter(uri -> CATALOG.findComponentNames().contains(uri.split(":")[0]))
                .toList();
    }

    static List<String> options() {
        return found(OPTION, 0);
    }

    @ParameterizedTest
    @MethodSource("uris")
    void aUriIsRight(String uri) {
        EndpointValidationResult result = CATALOG.validateEndpointProperties(uri.replace("&amp;", "&"));

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(true)).isTrue();
    }

    /** Components of Azure use another credential by default, and then ignore the key. */
    @ParameterizedTest
    @MethodSource("uris")
    void aKeyIsNotIgnored(String uri) throws Exception {
        var credentialType = JsonMapper.builder()
                .build()
                .readTree(CATALOG.componentJSonSchema(uri.split(":")[0]))
                .at("/properties/credentialType");

        if (uri.matches(".*[?&;](accessKey|accountKey|sharedKey|connectionString)=.*")
                && credentialType.path("defaultValue").asText().matches("AZURE_IDENTITY|CLIENT_SECRET")) {
            assertThat(uri).contains("credentialType=SHARED_");
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void anOptionOfAComponentIsRight(String line) {
        ConfigurationPropertiesValidationResult result = CATALOG.validateConfigurationProperty(line);

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(true)).isTrue();
    }

    @Test
    void urisAreFoundInEveryLanguage() {
        assertThat(uris())
                .contains("direct:policy", "kafka:orders?kafkaClientFactory=#eventHubs")
                .anyMatch(uri -> uri.startsWith("azure-storage-blob:"))
                .anyMatch(uri -> uri.startsWith("azure-servicebus:"));
        assertThat(options()).contains("camel.component.amqp.connectionFactory = #bean:serviceBus");
    }

    private static List<String> found(Pattern pattern, int group) {
        return Sample.all().stream()
                .flatMap(sample -> pattern.matcher(sample.text()).results())
                .map((MatchResult match) -> match.group(group))
                .distinct()
                .toList();
    }
}
