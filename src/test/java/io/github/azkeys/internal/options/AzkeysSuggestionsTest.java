// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.AzureCloud;
import io.github.azkeys.CredentialType;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.camel.AzkeysEndpoint;
import io.github.azkeys.support.AzkeysTestSupport;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong names and constants are answered with the right ones. */
class AzkeysSuggestionsTest extends AzkeysTestSupport {

    private static final String URI = "azkeys:batch?resourceId=" + BATCH;

    @ParameterizedTest
    @CsvSource({
        "resourceNme, resourceName or resourceNames",
        "resource-nme, resourceName or resourceNames",
        "cloude, cloud",
        "credentialtyp, credentialType",
        "cacheTLT, cacheTtl",
        "requests.permissions, request.permissions",
        "schedule.cron, scheduler.cron"
    })
    void anUnknownOption(String name, String meant) {
        assertThatThrownBy(() -> context.getEndpoint(URI + "&" + name + "=hush-hush"))
                .cause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("Unknown option " + name + " (did you mean " + meant + "?)");
    }

    @ParameterizedTest
    @CsvSource({
        "regenerateEnabled, an option of the component: camel.component.azkeys.regenerateEnabled",
        "cache-size, an option of the component: camel.component.azkeys.cacheSize",
        "refreshEnabled, a property of the application: camel.azkeys.refreshEnabled"
    })
    void anOptionOfAnotherPlace(String name, String place) {
        assertThatThrownBy(() -> context.getEndpoint(URI + "&" + name + "=true"))
                .cause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("Unknown option " + name + " (" + place + ")");
    }

    /** It is reported before what is missing because of it. */
    @Test
    void anUnknownOptionInsteadOfARequiredOne() {
        assertThatThrownBy(() -> context.getEndpoint("azkeys:batch?resourceIdd=" + BATCH))
                .cause()
                .hasMessageStartingWith("Unknown option resourceIdd (did you mean resourceId");
    }

    @Test
    void anUnknownOptionThatResemblesNone() {
        assertThatThrownBy(() -> context.getEndpoint(URI + "&zzz=red")).cause().hasMessage("Unknown option zzz");
    }

    @ParameterizedTest
    @CsvSource({
        "cloud, china, AZURE_CHINA",
        "cloud, AzureCloud, AZURE_PUBLIC",
        "cloud, AzureChinaCloud, AZURE_CHINA",
        "cloud, AzureUSGovernmentCloud, AZURE_US_GOVERNMENT",
        "cloud, usgov, AZURE_US_GOVERNMENT",
        "credentialType, managed, MANAGED_IDENTITY",
        "credentialType, msi, MANAGED_IDENTITY",
        "credentialType, MANGED_IDENTITY, MANAGED_IDENTITY",
        "credentialType, service-principal, CLIENT_SECRET",
        "credentialType, default, AZURE_IDENTITY",
        "emit, start, START_AND_CHANGES"
    })
    void anUnknownConstant(String option, String value, String meant) {
        assertThatThrownBy(() -> context.getEndpoint(URI + "&" + option + "=" + value))
                .cause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("Option " + option + "=" + value + " must be one of ")
                .hasMessageEndingWith(" (did you mean " + meant + "?)");
    }

    @ParameterizedTest
    @CsvSource({"AZURE_CHINA", "azure_china", "azure-china", "azureChina"})
    void aConstantIsReadAsCamelDoes(String value) {
        AzkeysEndpoint endpoint =
                (AzkeysEndpoint) context.getEndpoint(URI + "&credentialType=managedIdentity&cloud=" + value);

        assertThat(endpoint.getConfiguration().getCloud())
                .isEqualTo(AzureCloud.AZURE_CHINA)
                .isEqualTo(context.getTypeConverter().convertTo(AzureCloud.class, value));
        assertThat(endpoint.getConfiguration().getCredentialType()).isEqualTo(CredentialType.MANAGED_IDENTITY);
    }

    @ParameterizedTest
    @CsvSource({
        "resourceNme, x, resourceNme is not an option of the component azkeys (did you mean resourceName or resourceNames?)",
        "cach-size, x, (did you mean cacheSize?)",
        "refreshEnabled, true, (a property of the application: camel.azkeys.refreshEnabled)",
        "cloud, china, 'Option cloud=china must be one of AZURE_PUBLIC, AZURE_CHINA, AZURE_US_GOVERNMENT (did you mean AZURE_CHINA?)'"
    })
    void theSameOnTheComponent(String option, String value, String problem) {
        Main main = new Main();
        main.addInitialProperty("camel.component.azkeys." + option, value);
        try {
            assertThatThrownBy(main::start).hasStackTraceContaining(problem);
        } finally {
            main.stop();
        }
    }
}
