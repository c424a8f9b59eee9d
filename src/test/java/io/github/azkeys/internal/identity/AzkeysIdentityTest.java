// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.identity.ClientSecretCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.http.ApacheHttpClient;
import io.github.azkeys.support.AzkeysTestSupport;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** How the component signs in, with azure-identity itself against the embedded Entra. */
class AzkeysIdentityTest extends AzkeysTestSupport {

    private static final String URI = "azkeys:batch?resourceId=" + BATCH;

    @Test
    void oneTokenServesManyCalls() {
        for (int i = 0; i < 20; i++) {
            assertThat(ask(URI).getException()).isNull();
        }

        assertThat(arm.calls("batch")).hasSize(20);
        assertThat(arm.tokensIssued()).isEqualTo(1);
        assertThat(arm.tokenRequests().get(0).clientId()).isEqualTo(arm.clientId());
    }

    @Test
    void manyFirstCallsAtOnceShareOneToken() {
        List<CompletableFuture<Exchange>> answers = IntStream.range(0, 50)
                .mapToObj(i -> template.asyncSend(URI, exchange -> {}))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.get().getException()).isNull());
        assertThat(arm.calls("batch")).hasSize(50);
        assertThat(arm.tokensIssued()).isEqualTo(1);
    }

    @Test
    void endpointsWithTheSameOptionsShareTheToken() {
        ask(URI);
        ask("azkeys:iothub?keyName=iothubowner&resourceId=" + HUB);
        ask("azkeys:mlworkspace?resourceId=" + WORKSPACE);

        assertThat(arm.calls()).hasSize(3);
        assertThat(arm.tokensIssued()).isEqualTo(1);
    }

    @Test
    void aWrongSecretIsAccessDeniedAndNotTriedAgainAtArm() {
        configuration().setClientSecret("not-the-secret");

        Exchange answer = ask(URI);

        assertThat(answer.getException())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("no token from Microsoft Entra")
                .hasMessageContaining("AADSTS7000215")
                .hasMessageNotContaining("not-the-secret");
        assertThat(arm.calls()).isEmpty();
        assertThat(arm.tokenRequests()).hasSize(1);
    }

    @Test
    void anEntraThatFailsIsUnavailable() {
        arm.failTokens(Fault.error(503, "busy", "Later.").times(20));

        assertThat(ask(URI).getException())
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("no token from Microsoft Entra");
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void aTemporaryFailureOfEntraIsRetried() {
        arm.failTokens(Fault.error(503, "busy", "Later."));

        assertThat(ask(URI).getException()).isNull();
        assertThat(arm.tokensIssued()).isEqualTo(1);
    }

    @Test
    void anApplicationBringsItsOwnCredential() {
        try (ApacheHttpClient http = new ApacheHttpClient(
                TransportOptions.DEFAULT.withSslContext(arm.certificate().clientContext()))) {
            ClientSecretCredential credential = new ClientSecretCredentialBuilder()
                    .authorityHost(arm.authorityHost())
                    .disableInstanceDiscovery()
                    .httpClient(http)
                    .tenantId(arm.tenantId())
                    .clientId(arm.clientId())
                    .clientSecret(arm.clientSecret())
                    .build();
            useCredential(credential);

            assertThat(ask(URI).getException()).isNull();
            assertThat(arm.tokensIssued()).isEqualTo(1);
        }
    }

    @Test
    void aCredentialInTheRegistryIsUsedUnlessAnotherIdentityIsConfigured() {
        AtomicInteger tokenRequests = new AtomicInteger();
        TokenCredential counting = request -> {
            tokenRequests.incrementAndGet();
            return Mono.just(new AccessToken("not-a-token", OffsetDateTime.now().plusHours(1)));
        };
        context.getRegistry().bind("credential", counting);
        configuration().setCredentialType(null);
        configuration().setClientSecret(null);

        Exchange answer = ask(URI + "&tokenCredential=#credential");

        assertThat(answer.getException())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("401");
        assertThat(tokenRequests).hasValue(1);
    }

    @Test
    void aTokenThatEndsIsRenewed() {
        AtomicInteger tokenRequests = new AtomicInteger();
        TokenCredential shortLived = request -> {
            int number = tokenRequests.incrementAndGet();
            // the first one is already expired
            OffsetDateTime end = OffsetDateTime.now().plusSeconds(number == 1 ? 0 : 3600);
            return armToken().map(token -> new AccessToken(token.getToken(), end));
        };
        useCredential(shortLived);

        ask(URI);
        ask(URI);
        ask(URI);

        assertThat(tokenRequests).hasValue(2);
        assertThat(arm.calls("batch")).hasSize(3);
    }

    @Test
    void aClaimsChallengeIsAnsweredWithTheClaims() {
        String claims = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1700000000\"}}}";
        List<String> tokenRequests = new java.util.concurrent.CopyOnWriteArrayList<>();
        useCredential(request -> {
            tokenRequests.add(String.valueOf(request.getClaims()));
            return armToken();
        });
        assertThat(ask(URI).getException()).isNull();
        arm.requireClaims(claims);

        Exchange answer = ask(URI);

        assertThat(answer.getException()).isNull();
        assertThat(tokenRequests).containsExactly("null", claims);
        assertThat(arm.calls("batch")).hasSize(3);
    }

    @Test
    void aCredentialThatBlocksHoldsUpNoThreadOfTheRoute() throws Exception {
        CompletableFuture<Void> release = new CompletableFuture<>();
        useCredential(request -> Mono.defer(() -> {
            release.join();
            return armToken();
        }));

        // if the call blocked, this line would not return
        CompletableFuture<Exchange> answer = template.asyncSend(URI, exchange -> {});
        assertThat(answer).isNotDone();
        release.complete(null);

        assertThat(answer.get().getException()).isNull();
    }

    @Test
    void aTokenThatNeverComesIsATimeout() {
        useCredential(request -> Mono.never());

        assertThat(ask(URI + "&responseTimeout=100").getException())
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("no token from the tokenCredential");
    }

    @Test
    void whatACredentialTypeLacksIsNamed() {
        configuration().setTenantId(null);
        configuration().setClientSecret(null);

        assertThatThrownBy(() -> ask(URI + "&credentialType=CLIENT_SECRET"))
                .rootCause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("credentialType=CLIENT_SECRET requires tenantId, clientSecret");
        assertThatThrownBy(() -> ask(URI + "&credentialType=TOKEN_CREDENTIAL"))
                .rootCause()
                .hasMessage("credentialType=TOKEN_CREDENTIAL requires tokenCredential");
    }

    /** Returns a token that the embedded ARM accepts. */
    private Mono<AccessToken> armToken() {
        ApacheHttpClient http = new ApacheHttpClient(
                TransportOptions.DEFAULT.withSslContext(arm.certificate().clientContext()));
        return new ClientSecretCredentialBuilder()
                .authorityHost(arm.authorityHost())
                .disableInstanceDiscovery()
                .httpClient(http)
                .tenantId(arm.tenantId())
                .clientId(arm.clientId())
                .clientSecret(arm.clientSecret())
                .build()
                .getToken(new com.azure.core.credential.TokenRequestContext().addScopes(arm.endpoint() + "/.default"))
                .doFinally(signal -> http.close());
    }
}
