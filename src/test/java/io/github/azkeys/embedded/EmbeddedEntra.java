// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import io.github.azkeys.embedded.internal.entra.AppRegistration;
import io.github.azkeys.embedded.internal.entra.ClientAssertions;
import io.github.azkeys.embedded.internal.entra.EntraEndpoint;
import io.github.azkeys.embedded.internal.entra.ManagedIdentityEndpoint;
import io.github.azkeys.embedded.internal.entra.SecretStore;
import io.github.azkeys.embedded.internal.entra.ServicePrincipal;
import io.github.azkeys.embedded.internal.entra.TokenIssuer;
import io.github.azkeys.embedded.internal.server.FaultInjectingHandler;
import io.github.azkeys.embedded.internal.server.FaultQueue;
import io.github.azkeys.embedded.internal.server.LoopbackServer;
import io.github.azkeys.embedded.internal.server.ServerEndpoint;
import io.github.azkeys.embedded.internal.server.ShutdownSignal;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The part of an {@link EmbeddedArm} that issues tokens: Microsoft Entra with one application, and managed identities (App
 * Service, virtual machine, Azure Arc). Tests that use the component need none of these methods, because
 * {@link EmbeddedArmExtension} and {@link EmbeddedArmCustomizer} call them. Thread-safe.
 */
public abstract sealed class EmbeddedEntra permits EmbeddedArm {

    final SecretStore secrets = new SecretStore();
    final ShutdownSignal shutdown = new ShutdownSignal();
    final FaultQueue tokenFaults = new FaultQueue();
    final CallRecorder recorder;
    final AppRegistration registration;
    final TokenIssuer tokens;
    final ServerEndpoint entra;
    private final String identityHeader = secrets.createUrlSafe(32);
    private final LoopbackCertificate certificate;
    private final LoopbackServer entraServer;
    private final LoopbackServer identityServer;
    private final ClientAssertions assertions;
    private final AtomicLong tokensBeforeReset = new AtomicLong();

    EmbeddedEntra(EmbeddedArmBuilder settings) {
        recorder = new CallRecorder(settings.clock);
        certificate = settings.certificate;
        // the ports are needed first, since the responses contain links to this service
        entraServer = LoopbackServer.bind(certificate.serverContext());
        identityServer = LoopbackServer.bind(null);
        registration = new AppRegistration(
                authorityHost(),
                settings.tenantId == null ? SecretStore.randomGuid() : settings.tenantId,
                new ServicePrincipal(
                        settings.clientId == null ? SecretStore.randomGuid() : settings.clientId,
                        SecretStore.randomGuid()),
                settings.clientSecret == null ? secrets.createUrlSafe(32) : secrets.add(settings.clientSecret));
        tokens = new TokenIssuer(settings.clock, settings.tokenLifetime, tenantId(), secrets);
        assertions = new ClientAssertions(settings.clock, registration, secrets);
        entra = new EntraEndpoint(
                settings.clock,
                registration,
                assertions,
                tokens,
                settings.tokenRefreshIn,
                recorder::recordTokenRequest);
        ServerEndpoint identity = new ManagedIdentityEndpoint(
                settings.clock, identityHeader, settings.arcKeyFile, secrets, tokens, recorder::recordTokenRequest);
        entraServer.serve(new FaultInjectingHandler(request -> entra, endpoint -> tokenFaults, shutdown), tokenFaults);
        identityServer.serve(
                new FaultInjectingHandler(request -> identity, endpoint -> tokenFaults, shutdown), tokenFaults);
    }

    /**
     * Returns the address of Entra, {@code https://localhost:<port>}, for {@code authorityHost} of a credential builder:
     *
     * <pre>{@code
     * TokenCredential credential = new ClientSecretCredentialBuilder()
     *         .authorityHost(arm.authorityHost())
     *         .disableInstanceDiscovery()
     *         .tenantId(arm.tenantId())
     *         .clientId(arm.clientId())
     *         .clientSecret(arm.clientSecret())
     *         .httpClient(http) // one that trusts arm.certificate()
     *         .build();
     * }</pre>
     *
     * <p>Clients that know only {@link EmbeddedArm#endpoint()} get tokens there too.
     */
    public String authorityHost() {
        return "https://localhost:" + entraServer.port();
    }

    /**
     * Returns the certificate of the servers, which a client must trust:
     *
     * <pre>{@code
     * HttpClient client = HttpClient.newBuilder().sslContext(arm.certificate().clientContext()).build();
     * }</pre>
     */
    public LoopbackCertificate certificate() {
        return certificate;
    }

    /** Returns the ID of the tenant. */
    public String tenantId() {
        return registration.tenantId();
    }

    /** Returns the client ID of the only application that is registered. */
    public String clientId() {
        return registration.application().clientId();
    }

    /** Returns the client secret of the application, which is random. */
    public String clientSecret() {
        return registration.clientSecret();
    }

    /** Registers a certificate of the application, with which it can sign in instead of the client secret. */
    public void addCertificate(X509Certificate certificate) {
        assertions.add(certificate);
    }

    /** Removes a certificate of the application, so that Entra rejects it. */
    public void removeCertificate(X509Certificate certificate) {
        assertions.remove(certificate);
    }

    /**
     * Returns a new token for the file in {@code AZURE_FEDERATED_TOKEN_FILE}. Entra accepts it from the application for one
     * hour, as a token of a Kubernetes cluster.
     *
     * <pre>{@code
     * Files.writeString(tokenFile, arm.federatedToken());
     * }</pre>
     */
    public String federatedToken() {
        return assertions.federatedToken();
    }

    /** Makes Entra accept the {@link #federatedToken} of another service, for clients that have only one file for it. */
    public void addFederatedToken(String token) {
        assertions.add(token);
    }

    /** Returns the value for the environment variable {@code IDENTITY_ENDPOINT}: plain HTTP, as on App Service. */
    public String identityEndpoint() {
        return "http://127.0.0.1:" + identityServer.port() + ManagedIdentityEndpoint.PATH;
    }

    /** Returns the value for the environment variable {@code IDENTITY_HEADER}, which is random. */
    public String identityHeader() {
        return identityHeader;
    }

    /**
     * Returns the address of the instance metadata service (IMDS) of a virtual machine, for the environment variable
     * {@code AZURE_POD_IDENTITY_AUTHORITY_HOST}. It is plain HTTP. A server with Azure Arc has this address in
     * {@code IMDS_ENDPOINT}, and {@link #arcEndpoint()} in {@code IDENTITY_ENDPOINT}.
     */
    public String imdsEndpoint() {
        return "http://127.0.0.1:" + identityServer.port();
    }

    /**
     * Returns the value for the environment variable {@code IDENTITY_ENDPOINT} on a server with Azure Arc.
     *
     * @see EmbeddedArmBuilder#arcKeyFile
     */
    public String arcEndpoint() {
        return imdsEndpoint() + ManagedIdentityEndpoint.IMDS_PATH;
    }

    /**
     * Returns the number of tokens issued since the start or the last {@linkplain EmbeddedArm#reset reset}:
     *
     * <pre>{@code
     * assertEquals(1, arm.tokensIssued()); // the second call used the token of the first
     * }</pre>
     */
    public long tokensIssued() {
        return tokens.issued() - tokensBeforeReset.get();
    }

    /**
     * Returns the requests for tokens since the start or the last {@linkplain EmbeddedArm#reset reset}, in the order of
     * arrival:
     *
     * <pre>{@code
     * assertEquals("client_secret", arm.tokenRequests().get(0).credential());
     * }</pre>
     */
    public List<TokenRequest> tokenRequests() {
        return recorder.tokenRequests();
    }

    /** Returns the number of connections that {@link #authorityHost()} and the managed identity accepted so far. */
    public long tokenConnections() {
        return entraServer.connections() + identityServer.connections();
    }

    /**
     * Returns every secret that was created or sent: keys, also the documented ones, tokens, client assertions, the
     * client secret and the identity header. Use it to assert that a log contains none of them:
     *
     * <pre>{@code
     * arm.secrets().forEach(secret -> assertFalse(log.contains(secret)));
     * }</pre>
     */
    public Set<String> secrets() {
        return secrets.all();
    }

    void resetTokens() {
        tokenFaults.clear();
        recorder.clear();
        tokensBeforeReset.set(tokens.issued());
    }

    void closeTokenServers() {
        entraServer.close();
        identityServer.close();
    }
}
