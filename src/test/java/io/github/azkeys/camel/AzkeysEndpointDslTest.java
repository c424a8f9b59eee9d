// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.Emit;
import io.github.azkeys.camel.AzkeysEndpointBuilderFactory.AzkeysBuilders;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.keys.ListAccountSasResponse;
import io.github.azkeys.keys.SharedAccessSignatureAuthorizationRule;
import io.github.azkeys.support.AzkeysTestSupport;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.junit.jupiter.api.Test;

/** The component in Java routes with the endpoint DSL of Camel. */
class AzkeysEndpointDslTest extends AzkeysTestSupport {

    private static final String STORE =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/store";

    /** A route builder of a user, with one more interface. */
    static class Routes extends EndpointRouteBuilder implements AzkeysBuilders {

        @Override
        public void configure() {
            from(direct("lookup"))
                    .setHeader(azkeys().azkeysKeyName(), constant("iothubowner"))
                    .to(azkeys("iothub").resourceId(HUB).cacheTtl(Duration.ofMinutes(5)))
                    .setHeader("fromCache", header(azkeys().azkeysFromCache()));
            from(direct("request"))
                    .to(azkeys("storage-account-sas")
                            .resourceId(STORE)
                            .request("services", "q")
                            .request("permissions", "rl"));
            from(direct("options"))
                    .to(azkeys("batch")
                            .resourceId(BATCH)
                            .credentialType("TOKEN_CREDENTIAL")
                            .tokenCredential(request -> {
                                throw new IllegalStateException("the credential of the endpoint DSL");
                            })
                            .advanced()
                            .maxRetries(0)
                            .responseTimeout(Duration.ofSeconds(5)));
            from(azkeys("batch").resourceId(BATCH).emit(Emit.START_AND_CHANGES).initialDelay(1))
                    .autoStartup(false)
                    .routeId("watch")
                    .to(mock("watched"));
        }
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new Routes();
    }

    @Test
    void statesTheRequest() {
        arm.add("storage-account-sas", STORE);

        assertThat(ask("direct:request")
                        .getMessage()
                        .getBody(ListAccountSasResponse.class)
                        .accountSasToken())
                .contains("&ss=q&", "&sp=rl&");
    }

    @Test
    void asks() {
        assertThat(ask("direct:lookup").getMessage().getBody())
                .isInstanceOf(SharedAccessSignatureAuthorizationRule.class);
        Exchange again = ask("direct:lookup");

        assertThat(again.getMessage().getHeader("fromCache")).isEqualTo(true);
        assertThat(arm.calls("iothub")).hasSize(1);
    }

    @Test
    void objectsAndAdvancedOptions() {
        assertThat(ask("direct:options").getException()).hasStackTraceContaining("the credential of the endpoint DSL");
        assertThat(arm.calls("batch")).isEmpty();
    }

    @Test
    void watches() throws Exception {
        getMockEndpoint("mock:watched").expectedMessageCount(1);

        context.getRouteController().startRoute("watch");

        getMockEndpoint("mock:watched").assertIsSatisfied();
        Exchange watched = getMockEndpoint("mock:watched").getExchanges().get(0);
        assertThat(watched.getMessage().getBody()).isInstanceOf(BatchAccountKeys.class);
        assertThat(watched.getMessage().getHeader(AzkeysConstants.CHANGED_KEYS)).isEqualTo(List.of());
    }

    @Test
    void aSecretIsTakenAsItIsAndNotShown() {
        var endpoint = new Routes()
                .azkeys("batch")
                .resourceId(BATCH)
                .tenantId("00000000-0000-0000-0000-000000000000")
                .clientId("application")
                .clientSecret("RAW(a%2B+b&c=d)")
                .resolve(context);

        assertThat(((AzkeysEndpoint) endpoint).getConfiguration().getClientSecret())
                .isEqualTo("a%2B+b&c=d");
        assertThat(endpoint).asString().doesNotContain("c=d", "2B", "RAW");
        assertThat(endpoint.getEndpointUri()).doesNotContain("c=d", "2B", "RAW");
    }
}
