// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import io.github.azkeys.embedded.internal.arm.Operations;
import io.github.azkeys.embedded.internal.arm.ResourceManagerEndpoint;
import io.github.azkeys.embedded.internal.arm.ResourceStore;
import io.github.azkeys.embedded.internal.arm.TokenBuckets;
import io.github.azkeys.embedded.internal.entra.AppRegistration;
import io.github.azkeys.embedded.internal.entra.ClientAssertions;
import io.github.azkeys.embedded.internal.entra.EntraEndpoint;
import io.github.azkeys.embedded.internal.entra.ManagedIdentityEndpoint;
import io.github.azkeys.embedded.internal.entra.SecretStore;
import io.github.azkeys.embedded.internal.entra.ServicePrincipal;
import io.github.azkeys.embedded.internal.entra.TokenIssuer;
import io.github.azkeys.embedded.internal.server.FaultInjectingHandler;
import io.github.azkeys.embedded.internal.server.FaultQueue;
import io.github.azkeys.embedded.internal.server.JsonFields;
import io.github.azkeys.embedded.internal.server.LoopbackServer;
import io.github.azkeys.embedded.internal.server.ServerEndpoint;
import io.github.azkeys.embedded.internal.server.ShutdownSignal;
import io.github.azkeys.keys.KeySet;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Azure Resource Manager (ARM), Microsoft Entra and managed identities (App Service, virtual machine, Azure Arc) on ports
 * of 127.0.0.1, for tests without network or subscription. It supports every operation of the catalog. At the start it has the resources of
 * Azure's documentation, and returns the keys that the documentation shows.
 *
 * <pre>{@code
 * try (EmbeddedArm arm = EmbeddedArm.start()) {
 *     arm.add("batch", "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/mine");
 *     arm.fail(Fault.error(503, "ServerBusy", "Try again later").times(2));
 *     // call arm.endpoint() with a token from arm.authorityHost()
 *     assertThat(arm.calls("batch")).hasSize(3);
 * }
 * }</pre>
 *
 * <p>Resource IDs are not case-sensitive. Arguments must not be null. All threads are daemons.
 * Thread-safe.
 *
 * @see EmbeddedArmCustomizer
 */
public final class EmbeddedArm implements AutoCloseable {

    private final SecretStore secrets = new SecretStore();
    private final ShutdownSignal shutdown = new ShutdownSignal();
    private final FaultQueue armFaults = new FaultQueue();
    private final FaultQueue tokenFaults = new FaultQueue();
    private final String identityHeader = secrets.createUrlSafe(32);
    private final CallRecorder recorder;
    private final LoopbackCertificate certificate;
    private final LoopbackServer server;
    private final LoopbackServer entraServer;
    private final LoopbackServer identityServer;
    private final AppRegistration registration;
    private final ClientAssertions assertions;
    private final TokenIssuer tokens;
    private final ResourceStore resources;
    private final ResourceManagerEndpoint arm;

    EmbeddedArm(EmbeddedArmBuilder settings) {
        Clock clock = settings.clock;
        recorder = new CallRecorder(clock);
        Operations operations = new Operations(settings.catalog());
        resources = new ResourceStore(operations, secrets, settings.everyResource);
        certificate = settings.certificate;
        // the ports are needed first, since the responses of ARM and Entra contain links to this service
        server = LoopbackServer.bind(certificate.serverContext());
        entraServer = LoopbackServer.bind(certificate.serverContext());
        identityServer = LoopbackServer.bind(null);
        registration = new AppRegistration(
                authorityHost(),
                settings.tenantId == null ? SecretStore.randomGuid() : settings.tenantId,
                new ServicePrincipal(
                        settings.clientId == null ? SecretStore.randomGuid() : settings.clientId,
                        SecretStore.randomGuid()),
                settings.clientSecret == null ? secrets.createUrlSafe(32) : secrets.add(settings.clientSecret));
        tokens = new TokenIssuer(clock, settings.tokenLifetime, tenantId(), secrets);
        arm = new ResourceManagerEndpoint(
                clock,
                endpoint(),
                registration,
                tokens,
                operations,
                resources,
                new TokenBuckets(clock, settings.writes, settings.writesPerSecond),
                secrets,
                recorder::recordCall);
        assertions = new ClientAssertions(clock, registration, secrets);
        ServerEndpoint entra = new EntraEndpoint(
                clock, registration, assertions, tokens, settings.tokenRefreshIn, recorder::recordTokenRequest);
        ServerEndpoint identity = new ManagedIdentityEndpoint(
                clock, identityHeader, settings.arcKeyFile, secrets, tokens, recorder::recordTokenRequest);
        server.serve(
                new FaultInjectingHandler(
                        request -> EntraEndpoint.owns(request) ? entra : arm,
                        endpoint -> endpoint == arm ? armFaults : tokenFaults,
                        shutdown),
                armFaults);
        entraServer.serve(new FaultInjectingHandler(request -> entra, endpoint -> tokenFaults, shutdown), tokenFaults);
        identityServer.serve(
                new FaultInjectingHandler(request -> identity, endpoint -> tokenFaults, shutdown), tokenFaults);
    }

    /**
     * Starts a service with the default settings. It creates a certificate, which takes about half a second.
     */
    public static EmbeddedArm start() {
        return builder().start();
    }

    /** Returns a builder for a service with other settings. */
    public static EmbeddedArmBuilder builder() {
        return new EmbeddedArmBuilder();
    }

    /** Returns the address of ARM, {@code https://localhost:<port>} without a trailing slash. */
    public String endpoint() {
        return "https://localhost:" + server.port();
    }

    /**
     * Returns the address of Entra, for {@code authorityHost} of a credential builder. Clients that know only
     * {@link #endpoint()} get tokens there too.
     */
    public String authorityHost() {
        return "https://localhost:" + entraServer.port();
    }

    /** Returns the certificate of the server, which a client must trust. */
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
     * Adds a resource with new random keys. Its response has the fields of the documented response, or of the operation's
     * body if an operation of an application has no sample. Names, endpoints and connection strings in it are made of the
     * names in the ID and of the keys, as Azure makes them. Operations that list the same key of a resource return the same
     * key. A resource that exists gets new keys.
     *
     * @param operationName an operation of the catalog, such as {@code batch}
     * @param resourceId the resource ID; if the operation is for one named key, the ID may end with the segment of the key,
     *     and else the key has the name in the documentation
     * @throws IllegalArgumentException if the ID is not of the resource type of the operation, if it has a name that an
     *     endpoint refuses, or if an operation without a sample has a class as its body
     * @throws io.github.azkeys.InvalidRequestException if there is no such operation
     */
    public void add(String operationName, String resourceId) {
        resources.add(operationName, resourceId);
    }

    /**
     * Removes a resource. Its subscription and resource group stay.
     *
     * @throws IllegalArgumentException if the resource does not exist
     */
    public void remove(String resourceId) {
        resources.remove(resourceId);
    }

    /**
     * Regenerates a key, as a rotation by someone else does, and changes the connection strings that contain it. A
     * connection string instead of a key regenerates the key in it. It is not a call. Clients regenerate a key by a request.
     *
     * @param resourceId the resource ID; without the segment of a key, it selects all keys of the resource with this name
     * @param keyName the name in {@link io.github.azkeys.keys.KeySet#keyNames()}, such as {@code primaryKey}
     * @throws IllegalArgumentException if there is no such resource or key, or if the key contains no secret
     */
    public void regenerate(String resourceId, String keyName) {
        resources.regenerate(resourceId, keyName);
    }

    /**
     * Returns the current keys, for assertions and for tests that check a signature. It is not a call.
     *
     * @throws IllegalArgumentException if the resource does not exist
     */
    public KeySet keys(String operationName, String resourceId) {
        return resources.keys(operationName, resourceId);
    }

    /**
     * Sets what a GET of a resource returns, for endpoints whose form needs it. Without this call, hosts and endpoints are
     * made of the names in the ID, as Azure makes them. {@code id}, {@code name} and {@code type} are added.
     *
     * @param resourceId the ID of a resource that exists, or of a resource in which one is nested
     * @param json the resource as JSON, such as {@code {"properties": {"hostName": "cache1.westus.redis.azure.net"}}}
     * @throws IllegalArgumentException if there is no such resource, or if it is not a JSON object
     */
    public void setResource(String resourceId, String json) {
        resources.setProperties(resourceId, JsonFields.object(json));
    }

    /** Puts a ReadOnly lock on a resource, a resource group or a subscription. POST requests get status 409. */
    public void lock(String scope) {
        resources.lock(scope);
    }

    /** Removes the lock of exactly this scope. */
    public void unlock(String scope) {
        resources.unlock(scope);
    }

    /**
     * Denies permissions at and below a scope. Calls that need them get status 403. A list of resources leaves out those
     * whose permission to read, such as {@code Microsoft.Batch/batchAccounts/read}, is denied.
     *
     * @param scope a resource, a resource group or a subscription
     * @param permissions such as {@code Microsoft.Batch/batchAccounts/regeneratekeys/action}; if there are none, all
     *     permissions are denied
     */
    public void deny(String scope, String... permissions) {
        resources.deny(scope, permissions);
    }

    /** Removes all that {@link #deny} denied at exactly this scope. */
    public void allow(String scope) {
        resources.allow(scope);
    }

    /** Makes a resource reject calls with status 409, as a Batch account that does not allow {@code SharedKey} does. */
    public void disableKeys(String resourceId) {
        resources.disableKeys(resourceId);
    }

    /** Accepts an API version for all operations, in addition to those in the catalog. */
    public void acceptApiVersion(String version) {
        arm.acceptApiVersion(version);
    }

    /**
     * Sets the page size for the operations that have {@code nextLink}, and for the lists of resources of a subscription or
     * a resource group. At first all items are on one page.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public void pageSize(int items) {
        arm.pageSize(items);
    }

    /**
     * Sets how an action is carried out. Actions that are long-running in Azure, such as
     * {@code signalr?action=regenerate}, are so from the start, with the links that Azure sends. The calls that poll have no
     * operation, and do not count as writes.
     *
     * @param operationName such as {@code batch}, or {@code batch?action=regenerate} to regenerate a key
     */
    public void longRunning(String operationName, LongRunning course) {
        arm.longRunning(operationName, course.course());
    }

    /**
     * Revokes all tokens issued so far. Calls with them get status 401 with a claims challenge, as in continuous access
     * evaluation.
     *
     * @param claimsJson the claims in the challenge, such as
     *     {@code {"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}}
     */
    public void requireClaims(String claimsJson) {
        arm.requireClaims(claimsJson);
    }

    /** Adds a fault for the next call to ARM, or the next calls. Faults happen in the order in which they were added. */
    public void fail(Fault fault) {
        fault.addTo(armFaults);
    }

    /** Adds a fault for the next request to Entra or the managed identity, or the next requests. */
    public void failTokens(Fault fault) {
        fault.addTo(tokenFaults);
    }

    /** Removes the faults that have not happened yet. Requests that a fault holds up stay as they are. */
    public void clearFaults() {
        armFaults.clear();
        tokenFaults.clear();
    }

    /** Removes the faults that are {@linkplain Fault#onlyFor only for} exactly this address and have not happened yet. */
    public void clearFaults(String part) {
        armFaults.clear(part);
        tokenFaults.clear(part);
    }

    /** Returns the calls to ARM so far in the order of arrival, with those that failed by a fault. */
    public List<ArmCall> calls() {
        return recorder.calls();
    }

    /**
     * Returns the calls of one operation.
     *
     * @param operationName such as {@code batch}, or {@code batch?action=regenerate} for calls that regenerate a key
     */
    public List<ArmCall> calls(String operationName) {
        return calls().stream()
                .filter(call -> operationName.equals(call.operation()))
                .toList();
    }

    /** Returns the number of tokens issued so far. */
    public long tokensIssued() {
        return tokens.issued();
    }

    /** Returns the requests for tokens so far in the order of arrival. */
    public List<TokenRequest> tokenRequests() {
        return recorder.tokenRequests();
    }

    /** Returns the number of connections that {@link #endpoint()} accepted so far, also those that a fault reset. */
    public long connections() {
        return server.connections();
    }

    /** Returns the number of connections that {@link #authorityHost()} and the managed identity accepted so far. */
    public long tokenConnections() {
        return entraServer.connections() + identityServer.connections();
    }

    /**
     * Returns every secret that was created or sent: keys, also the documented ones, tokens, client assertions, the
     * client secret and the identity header. Use it to assert that a log contains none of them.
     */
    public Set<String> secrets() {
        return secrets.all();
    }

    /** Closes the ports and ends all calls at once. Further calls of this method do nothing. */
    @Override
    public void close() {
        if (shutdown.start()) {
            server.close();
            entraServer.close();
            identityServer.close();
        }
    }
}
