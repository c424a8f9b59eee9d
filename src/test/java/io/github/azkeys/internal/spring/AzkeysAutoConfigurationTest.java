// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.AzureCloud;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.camel.AzkeysComponent;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Options from Spring Boot's environment are set on the component; the example starts a whole application. */
@Tag("camel")
class AzkeysAutoConfigurationTest {

    private final StandardEnvironment environment = new StandardEnvironment();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void registerCustomizer() {
        context.getRegistry().bind("azkeysOptions", AzkeysAutoConfiguration.azkeysOptions(environment));
    }

    @AfterEach
    void stopContext() {
        context.stop();
    }

    private void file(Map<String, Object> properties) {
        environment.getPropertySources().addLast(new MapPropertySource("file", properties));
    }

    private void variables(Map<String, Object> variables) {
        MutablePropertySources sources = environment.getPropertySources();
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    }

    private AzkeysComponent component() {
        return context.getComponent("azkeys", AzkeysComponent.class);
    }

    @Test
    void optionsOfTheRequestAreRead() {
        file(Map.of(
                "camel.component.azkeys.request.permissions", "rl",
                "camel.component.azkeys.request.resourceTypes", "co"));

        assertThat(component().getConfiguration().getRequest())
                .isEqualTo(Map.of("permissions", "rl", "resourceTypes", "co"));
    }

    @Test
    void eitherSpellingAndEveryTypeIsRead() {
        file(Map.of(
                "group", "integration",
                "camel.component.azkeys.resource-group", "${group}",
                "camel.component.azkeys.subscriptionId", "sub",
                "camel.component.azkeys.cache-ttl", "5m",
                "camel.component.azkeys.cloud", "azure-china",
                "camel.component.azkeys.maxRetries", 7,
                "camel.component.azkeys.cache-size", "20"));

        AzkeysConfiguration options = component().getConfiguration();

        assertThat(options.getResourceGroup()).isEqualTo("integration");
        assertThat(options.getSubscriptionId()).isEqualTo("sub");
        assertThat(options.getCacheTtl()).isEqualTo(Duration.ofMinutes(5));
        assertThat(options.getCloud()).isEqualTo(AzureCloud.AZURE_CHINA);
        assertThat(options.getMaxRetries()).isEqualTo(7);
        assertThat(component().getCacheSize()).isEqualTo(20);
    }

    @Test
    void theEnvironmentStandsBeforeTheFileHoweverItIsWritten() {
        file(Map.of("camel.component.azkeys.client-id", "file", "camel.component.azkeys.tenantId", "file"));
        variables(
                Map.of("CAMEL_COMPONENT_AZKEYS_CLIENT_ID", "variable", "CAMEL_COMPONENT_AZKEYS_TENANTID", "variable"));

        assertThat(component().getConfiguration().getClientId()).isEqualTo("variable");
        assertThat(component().getConfiguration().getTenantId()).isEqualTo("variable");
    }

    @Test
    void theApplicationsOwnCustomizerHasTheLastWord() {
        file(Map.of("camel.component.azkeys.cache-size", "20", "camel.component.azkeys.max-retries", "7"));
        context.getRegistry().bind("another", new ComponentCustomizer() {
            @Override
            public void configure(String name, Component target) {
                ((AzkeysComponent) target).setCacheSize(30);
            }
        });

        assertThat(component().getCacheSize()).isEqualTo(30);
        assertThat(component().getConfiguration().getMaxRetries()).isEqualTo(7);
    }

    @Test
    void beansAndKeysOfOtherPropertiesAreReferences() {
        AzkeysConfiguration bean = new AzkeysConfiguration();
        context.getRegistry().bind("mine", bean);
        context.getPropertiesComponent().addInitialProperty("size", "40");
        file(Map.of(
                "camel.component.azkeys.configuration", "#bean:mine", "camel.component.azkeys.cacheSize", "{{size}}"));

        assertThat(component().getConfiguration()).isSameAs(bean);
        assertThat(component().getCacheSize()).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"enabled", "customizer.enabled"})
    void canBeSwitchedOffAsThatOfOtherComponents(String option) {
        file(Map.of("camel.component.azkeys.cache-size", "20", "camel.component.azkeys." + option, "false"));
        assertThat(component().getCacheSize()).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"enabled", "customizer.enabled"})
    void aSwitchIsNoOptionOfTheComponent(String option) {
        file(Map.of("camel.component.azkeys.cache-size", "20", "camel.component.azkeys." + option, "true"));
        assertThat(component().getCacheSize()).isEqualTo(20);
    }

    @Test
    void anUnknownOptionEndsTheStartAndItsValueIsNotPrinted() {
        file(Map.of("camel.component.azkeys.client-secrets", "hush-hush"));

        assertThatThrownBy(this::component)
                .hasStackTraceContaining("camel.component.azkeys.clientSecrets is not an option of the component")
                .satisfies(AzkeysAutoConfigurationTest::doesNotPrintTheValue);
    }

    @Test
    void aWrongValueEndsTheStartAndIsNotPrinted() {
        file(Map.of("camel.component.azkeys.max-retries", "hush-hush"));

        assertThatThrownBy(this::component)
                .hasStackTraceContaining("camel.component.azkeys.maxRetries does not accept the value")
                .hasRootCauseInstanceOf(InvalidRequestException.class)
                .satisfies(AzkeysAutoConfigurationTest::doesNotPrintTheValue);
    }

    @ParameterizedTest
    @CsvSource({
        "cache-ttl, 5M, 'cacheTtl does not accept the value, which must be a duration such as 90s, 5m, 1h30m, or a number of milliseconds'",
        "settling-time, abc, 'settlingTime does not accept the value, which must be a duration such as 90s'",
        "max-retries, abc, maxRetries does not accept the value, which must be an integer such as 3"
    })
    void aTextThatCamelWouldTakeForZeroEndsTheStart(String option, String value, String problem) {
        file(Map.of("camel.component.azkeys." + option, value));

        assertThatThrownBy(this::component).hasStackTraceContaining("camel.component.azkeys." + problem);
    }

    private static void doesNotPrintTheValue(Throwable failure) {
        assertThat(failure)
                .extracting(org.apache.camel.support.ExceptionHelper::stackTraceToString)
                .asString()
                .doesNotContain("hush-hush");
    }
}
