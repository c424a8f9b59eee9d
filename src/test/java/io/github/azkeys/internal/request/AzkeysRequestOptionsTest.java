// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.keys.ConnectedClusterCredentialResults;
import io.github.azkeys.keys.ListAccountSasResponse;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.keys.StorageAccountListKerberosKeysResult;
import io.github.azkeys.keys.StorageAccountListKeysResult;
import io.github.azkeys.support.AzkeysTestSupport;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options {@code request.<name>}. */
class AzkeysRequestOptionsTest extends AzkeysTestSupport {

    private static final String STORE =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/mystore";
    private static final String CLUSTER =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Kubernetes/connectedClusters/edge";
    private static final String SAS = "azkeys:storage-account-sas?resourceId=" + STORE;

    @BeforeEach
    void addResources() {
        arm.add("storage", STORE);
        arm.add("storage-account-sas", STORE);
        arm.add("storage-service-sas", STORE);
        arm.add("connectedk8s-user", CLUSTER);
    }

    @Test
    void aTokenHasTheLeastRightsUnlessMoreAreStated() {
        assertThat(sas(SAS)).contains("&ss=b&srt=o&sp=r&", "&spr=https&").doesNotContain("sip=");
        assertThat(sas(SAS + "&request.services=bq&request.resourceTypes=sco&request.permissions=rl"
                        + "&request.ip=10.0.0.1-10.0.0.9"))
                .contains("&ss=bq&srt=sco&sp=rl&", "&spr=https&", "&sip=10.0.0.1-10.0.0.9&");
    }

    @Test
    void aTokenIsValidForTheStatedTime() {
        Instant before = Instant.now();

        Secret token = ask(SAS + "&select=accountSasToken&tokenValidity=2h")
                .getMessage()
                .getBody(Secret.class);

        assertThat(token.expiresAt())
                .isBetween(
                        before.plus(Duration.ofHours(2)).minusSeconds(1),
                        Instant.now().plus(Duration.ofHours(2)));
        assertThat(token.value()).contains("&se=" + token.expiresAt().toString().replace(":", "%3A") + "&");
    }

    @Test
    void theKeyThatSignsIsChosen() {
        String first = sas(SAS + "&request.keyToSign=key1");

        assertThat(first.replaceFirst("&sig=.*", "")).isNotEmpty();
        assertThat(sas(SAS + "&request.keyToSign=key2")).isNotEqualTo(first);
    }

    @Test
    void aFormIsMadeOfTheToken() {
        Secret text = ask(SAS + "&form=connection-string").getMessage().getBody(Secret.class);

        assertThat(text.value())
                .startsWith("BlobEndpoint=https://mystore.blob.core.windows.net;QueueEndpoint=")
                .contains(";SharedAccessSignature=sv=");
        assertThat(text.expiresAt()).isAfter(Instant.now().plus(Duration.ofMinutes(59)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "storage-account-sas?request.rights=r | azkeys:storage-account-sas does not support option request.rights. Supported: request.services, request.resourceTypes, request.permissions, request.ip, request.keyToSign",
                "storage-service-sas? | azkeys:storage-service-sas needs option request.canonicalizedResource, such as /blob/sto1299/music. Supported: request.canonicalizedResource, request.resource,",
                "storage-account-sas?request.permissions=admin | option request.permissions 'admin' must match ^[rwdlacup]+$",
                "storage-account-sas?request.permissions= | option request.permissions '' must not be empty",
                "connectedk8s-user?request.clientProxy=yes | option request.clientProxy 'yes' must be true or false",
                "batch?request.permissions=r | azkeys:batch does not support option request.permissions. It has no options of that kind",
                "refresh?request.permissions=r | azkeys:refresh does not support option request.permissions",
            })
    void aWrongOptionIsRefusedWhenTheEndpointIsMade(String uri, String problem) {
        assertThatThrownBy(() -> context.getEndpoint("azkeys:" + uri))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .rootCause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(problem);
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void anEndpointOfAServerGivesAccessToTheStatedServiceForTheStatedTime() {
        String machine = "/subscriptions/s/resourceGroups/g/providers/Microsoft.HybridCompute/machines/m1";
        arm.add("hybridconnectivity-endpoint", machine + "/providers/Microsoft.HybridConnectivity/endpoints/default");
        String uri = "azkeys:hybridconnectivity-endpoint?resourceName=default&resourceId=" + machine;

        assertThat(ask(uri).getException()).isNull();
        assertThat(ask(uri + "&request.serviceName=SSH&request.expiresin=3600").getException())
                .isNull();

        assertThat(arm.calls()).hasSize(2);
        assertThat(arm.calls().get(0).query()).isEqualTo("api-version=2024-12-01");
        assertThat(arm.calls().get(1).query()).contains("expiresin=3600");
        for (String seconds : new String[] {"599", "10801", "10800x", "99999", "1e4"}) {
            assertThatThrownBy(() -> context.getEndpoint(uri + "&request.expiresin=" + seconds))
                    .rootCause()
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("option request.expiresin");
        }
    }

    @Test
    void anUnknownQueryOfAnotherPrefixStaysAnError() {
        assertThatThrownBy(() -> context.getEndpoint(SAS + "&requests.permissions=r"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("Unknown option requests.permissions (did you mean request.permissions?)");
    }

    @Test
    void aMessageCannotStateThem() {
        Exchange result = template.request(SAS, exchange -> {
            exchange.getMessage().setHeader("request.permissions", "rwdl");
            exchange.getMessage().setHeader("CamelAzkeysRequest", Map.of("permissions", "rwdl"));
            exchange.getMessage().setHeader("CamelAzkeysRequest.permissions", "rwdl");
            exchange.getMessage().setHeader("CamelAzkeysPermissions", "rwdl");
        });

        assertThat(result.getMessage().getBody(ListAccountSasResponse.class).accountSasToken())
                .contains("&sp=r&");
    }

    @Test
    void theyWorkOnTheComponentAndTheUriOverridesThem() {
        AzkeysComponent component = context.getComponent("azkeys", AzkeysComponent.class);
        PropertyBindingSupport.build()
                .withCamelContext(context)
                .withTarget(component)
                .withConfigurer(component.getComponentPropertyConfigurer())
                .withProperty("request[permissions]", "rw")
                .withProperty("request[services]", "q")
                .bind();

        assertThat(sas(SAS + "&request.permissions=l")).contains("&ss=q&", "&sp=l&");
        assertThat(sas(SAS)).contains("&ss=q&", "&sp=rw&");
    }

    @Test
    void eachRequestHasItsOwnKeysInTheCache() {
        configuration().setCacheTtl(Duration.ofMinutes(1));

        String read = sas(SAS + "&request.permissions=r");
        String list = sas(SAS + "&request.permissions=l");

        assertThat(sas(SAS + "&request.permissions=r")).isEqualTo(read).isNotEqualTo(list);
        assertThat(sas(SAS + "&request.permissions=r&tokenValidity=5m")).isNotEqualTo(read);
        assertThat(arm.calls()).hasSize(3);
    }

    @Test
    void aBlobInAnotherCaseIsAnotherResource() {
        configuration().setCacheTtl(Duration.ofMinutes(1));
        String service = "azkeys:storage-service-sas?select=serviceSasToken&request.resource=b&resourceId=" + STORE
                + "&request.canonicalizedResource=/blob/mystore/docs/";

        assertThat(ask(service + "A.txt").getMessage().getBody(Secret.class).value())
                .isNotEqualTo(ask(service + "a.txt")
                        .getMessage()
                        .getBody(Secret.class)
                        .value());
        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void aBooleanReachesArm() {
        String uri = "azkeys:connectedk8s-user?resourceId=" + CLUSTER;

        assertThat(ask(uri).getMessage()
                        .getBody(ConnectedClusterCredentialResults.class)
                        .hybridConnectionConfig())
                .isNull();
        assertThat(ask(uri + "&request.clientProxy=true")
                        .getMessage()
                        .getBody(ConnectedClusterCredentialResults.class)
                        .hybridConnectionConfig())
                .isNotNull();
    }

    @Test
    void kerberosKeysAreListedByAQuery() {
        arm.add("storage-kerb", STORE);

        assertThat(ask("azkeys:storage?resourceId=" + STORE)
                        .getMessage()
                        .getBody(StorageAccountListKeysResult.class)
                        .keyNames())
                .containsExactly("keys.key1", "keys.key2");
        assertThat(ask("azkeys:storage-kerb?resourceId=" + STORE)
                        .getMessage()
                        .getBody(StorageAccountListKerberosKeysResult.class)
                        .keyNames())
                .containsExactly("keys.key1", "keys.key2", "keys.kerb1", "keys.kerb2");
        assertThat(arm.calls().get(1).query()).isEqualTo("api-version=2026-04-01&$expand=kerb");
    }

    @Test
    void theyWorkInARouteWithAVariable() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:token").toD(SAS + "&request.permissions=${header.rights}");
            }
        });

        Exchange result = template.request(
                "direct:token", exchange -> exchange.getMessage().setHeader("rights", "l"));

        assertThat(result.getMessage().getBody(ListAccountSasResponse.class).accountSasToken())
                .contains("&sp=l&");
    }

    private String sas(String uri) {
        Exchange result = ask(uri);
        assertThat(result.getException()).isNull();
        return result.getMessage().getBody(ListAccountSasResponse.class).accountSasToken();
    }
}
