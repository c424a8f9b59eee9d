// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.DataTypeStep;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The component in YAML routes. */
class AzkeysYamlTest extends AzkeysTestSupport {

    private static final String ROUTES =
            """
            - route:
                from:
                  uri: direct:to
                  steps:
                    - to:
                        uri: azkeys:batch
                        parameters:
                          subscriptionId: subid
                          resourceGroup: default-azurebatch-japaneast
                          resourceName: sampleacct
            - route:
                from:
                  uri: direct:issued
                  steps:
                    - to:
                        uri: azkeys:storage-account-sas
                        parameters:
                          resourceId: /subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/store
                          request.services: q
                          request.permissions: rl
                          tokenValidity: 15m
                          form: sas-token
                    - setVariable:
                        name: text
                        simple: "${body.value}"
            - route:
                from:
                  uri: direct:toD
                  steps:
                    - toD:
                        uri: azkeys:iothub?keyName=${header.policy}&resourceId=%1$s
            - route:
                from:
                  uri: direct:enrich
                  steps:
                    - enrich:
                        expression:
                          constant: azkeys:mlworkspace?resourceId=%2$s
                        variableReceive: keys
            - route:
                from:
                  uri: direct:variable
                  steps:
                    - to:
                        uri: azkeys:mlworkspace?resourceId=%2$s
                        variableReceive: keys
                    - setHeader:
                        name: user
                        simple: "${variable.keys.containerRegistryCredentials.username}"
            - route:
                from:
                  uri: direct:form
                  steps:
                    - to: azkeys:iothub?keyName=iothubowner&form=connection-string&resourceId=%1$s
                    - setVariable:
                        name: text
                        simple: "${body.value}"
            - route:
                from:
                  uri: direct:dataType
                  steps:
                    - enrich:
                        expression:
                          constant: azkeys:iothub?keyName=iothubowner&cloud=AZURE_CHINA&resourceId=%1$s
                    - %3$s:
                        toType: azkeys:connection-string
            """.formatted(HUB, WORKSPACE, DataTypeStep.name(new DefaultCamelContext().getVersion()));

    @BeforeEach
    void loadRoutes() throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.yaml", ROUTES));
    }

    @Test
    void to() {
        assertThat(ask("direct:to").getMessage().getBody()).isInstanceOf(BatchAccountKeys.class);
    }

    @Test
    void request() {
        arm.add(
                "storage-account-sas",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/store");

        assertThat(ask("direct:issued").getVariable("text", String.class)).contains("&ss=q&", "&sp=rl&");
    }

    @Test
    void toD() {
        Exchange answer =
                template.request("direct:toD", exchange -> exchange.getMessage().setHeader("policy", "iothubowner"));

        assertThat(answer.getMessage().getBody(KeySet.class).key("primaryKey")).isEqualTo("<primaryKey>");
    }

    @Test
    void enrich() {
        Exchange answer = template.request(
                "direct:enrich", exchange -> exchange.getMessage().setBody("payload"));

        assertThat(answer.getMessage().getBody()).isEqualTo("payload");
        assertThat(answer.getVariable("keys")).isInstanceOf(KeySet.class);
    }

    @Test
    void variableReceive() {
        Exchange answer = template.request(
                "direct:variable", exchange -> exchange.getMessage().setBody("payload"));

        assertThat(answer.getMessage().getBody()).isEqualTo("payload");
        assertThat(answer.getMessage().getHeader("user")).isEqualTo("testdemoworkjmjmeykp");
    }

    @Test
    void form() {
        assertThat(ask("direct:form").getVariable("text", String.class))
                .startsWith("HostName=testHub.azure-devices.net;SharedAccessKeyName=iothubowner;");
    }

    @Test
    void dataType() {
        assertThat(ask("direct:dataType").getMessage().getBody())
                .isInstanceOf(String.class)
                .asString()
                .startsWith("HostName=testHub.azure-devices.cn;SharedAccessKeyName=iothubowner;");
    }
}
