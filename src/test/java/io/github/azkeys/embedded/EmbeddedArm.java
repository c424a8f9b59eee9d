package io.github.azkeys.embedded;

import io.github.azkeys.keys.KeySet;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Azure Resource Manager, Microsoft Entra and the managed identity of App Service on ports of 127.0.0.1, for tests
 * without network or subscription. It serves every operation of the catalogue: the resource that the documentation
 * shows is there from the start and answers what the documentation shows.
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
 * <p>Ids of resources are read in any casing. Threads are daemons. Threadsafe.
 */
public final class EmbeddedArm implements AutoCloseable {

    private final Secrets secrets = new Secrets();
    private final Journal journal = new Journal();
    private final Closing closing = new Closing();
    private final Faults armFaults = new Faults();
    private final Faults tokenFaults = new Faults();
    private final String identityHeader = secrets.makeForUrl(32);
    private final LoopbackCertificate certificate;
    private final LoopbackServer server;
    private final LoopbackServer identities;
    private final Registration registration;
    private final TokenIssuer tokens;
    private final Authentication authentication;
    private final Resources resources;
    private final Paging paging;
    private final ArmEndpoint arm;

    EmbeddedArm(EmbeddedArmBuilder settings) {
        Clock clock = settings.clock;
        Operations operations = new Operations(settings.catalog());
        resources = new Resources(operations, secrets, settings.everyResource);
        certificate = settings.certificate;
        // the ports come first: ARM and Entra answer links to themselves
        server = LoopbackServer.bind(certificate.serverContext());
        identities = LoopbackServer.bind(null);
        registration = new Registration(
                authorityHost(),
                Secrets.randomGuid(),
                new Principal(Secrets.randomGuid(), Secrets.randomGuid()),
                secrets.makeForUrl(32));
        tokens = new TokenIssuer(clock, settings.tokenLifetime, tenantId(), secrets);
        authentication = new Authentication(clock, tokens, registration, endpoint());
        paging = new Paging(endpoint());
        TokenBuckets buckets = new TokenBuckets(clock, settings.writes, settings.writesPerSecond);
        Directory directory = new Directory(tenantId(), operations, resources);
        arm = new ArmEndpoint(clock, directory, operations, resources, authentication, buckets, paging, journal);
        Endpoint entra = new EntraEndpoint(clock, registration, tokens, settings.tokenRefreshIn, journal);
        Endpoint identity = new ManagedIdentityEndpoint(clock, identityHeader, tokens, journal);
        server.serve(new FaultyHandler(
                exchange -> EntraEndpoint.owns(exchange) ? entra : arm,
                endpoint -> endpoint == arm ? armFaults : tokenFaults,
                closing));
        identities.serve(new FaultyHandler(exchange -> identity, endpoint -> tokenFaults, closing));
    }

    /** Starts a service with a certificate of its own. */
    public static EmbeddedArm start() {
        return builder().start();
    }

    /** For a service that differs from the usual. */
    public static EmbeddedArmBuilder builder() {
        return new EmbeddedArmBuilder();
    }

    /** Where ARM listens, {@code https://localhost:<port>} without a slash behind. */
    public String endpoint() {
        return "https://localhost:" + server.port();
    }

    /** Where Entra listens, for {@code authorityHost} of a credential's builder; same server as ARM. */
    public String authorityHost() {
        return endpoint();
    }

    /** What the server presents and a client has to trust. */
    public LoopbackCertificate certificate() {
        return certificate;
    }

    /** The tenant that the application lives in. */
    public String tenantId() {
        return registration.tenantId();
    }

    /** The application that may ask for tokens. */
    public String clientId() {
        return registration.application().clientId();
    }

    /** Its secret, another one at every start. */
    public String clientSecret() {
        return registration.clientSecret();
    }

    /** The value for the environment variable {@code IDENTITY_ENDPOINT}; plain HTTP as on App Service. */
    public String identityEndpoint() {
        return "http://127.0.0.1:" + identities.port() + ManagedIdentityEndpoint.PATH;
    }

    /** The value for the environment variable {@code IDENTITY_HEADER}, another one at every start. */
    public String identityHeader() {
        return identityHeader;
    }

    /**
     * Adds a resource that answers like the documented one, with new random keys.
     *
     * @param operationName an operation of the catalogue
     * @param resourceId the ARM id; where the operation addresses one key, with the key's segment or without, in
     *     which case the key has the name that the documentation shows
     * @throws IllegalArgumentException if the id is of another type than the operation's
     */
    public void add(String operationName, String resourceId) {
        resources.add(operationName, resourceId);
    }

    /**
     * Takes a resource away; its subscription and resource group stay.
     *
     * @throws IllegalArgumentException if it is not there
     */
    public void remove(String resourceId) {
        resources.remove(resourceId);
    }

    /**
     * Gives a key a new random value, as rotation does. Callers do it by the actions that the catalogue names.
     *
     * @param resourceId without a key's segment it stands for all keys of the resource that have this name
     * @param keyName as {@link io.github.azkeys.keys.KeySet#keyNames()} has it, such as {@code primaryKey}
     * @throws IllegalArgumentException if there is no such resource or key
     */
    public void regenerate(String resourceId, String keyName) {
        resources.regenerate(resourceId, keyName);
    }

    /**
     * The keys as they are now, for whatever plays the resource itself and checks what a client signs with; no call.
     *
     * @throws IllegalArgumentException if nothing was {@linkplain #add added} like that
     */
    public KeySet keys(String operationName, String resourceId) {
        return resources.keys(operationName, resourceId);
    }

    /** Puts a ReadOnly lock on a resource, a resource group or a subscription: POST is answered 409. */
    public void lock(String scope) {
        resources.lock(scope);
    }

    /** Takes the lock of that very scope away. */
    public void unlock(String scope) {
        resources.unlock(scope);
    }

    /**
     * Takes permissions from all callers at and below a scope: they are answered 403.
     *
     * @param permissions such as {@code Microsoft.Batch/batchAccounts/regeneratekeys/action}; all where none is named
     */
    public void deny(String scope, String... permissions) {
        resources.deny(scope, permissions);
    }

    /** Gives back all that {@link #deny} took from that very scope. */
    public void allow(String scope) {
        resources.allow(scope);
    }

    /** Makes a resource refuse to list its keys, like a Batch account that does not allow {@code SharedKey}. */
    public void disableKeys(String resourceId) {
        resources.disableKeys(resourceId);
    }

    /** Accepts an api-version beside those that the catalogue lists, for all operations. */
    public void acceptApiVersion(String version) {
        arm.acceptApiVersion(version);
    }

    /** From now on the list of an operation that declares {@code nextLink} is answered in pages of that size. */
    public void pageSize(int items) {
        paging.size(items);
    }

    /**
     * Revokes all tokens that were issued until now: they are answered 401 with a claims challenge, as continuous
     * access evaluation does.
     *
     * @param claimsJson what the challenge asks for, such as
     *     {@code {"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}}
     */
    public void requireClaims(String claimsJson) {
        authentication.requireClaims(claimsJson);
    }

    /** Lets that go wrong with the next call, or calls, to ARM; faults wait for their turn in a queue. */
    public void fail(Fault fault) {
        armFaults.add(fault);
    }

    /** The same for requests to Entra and to the managed identity. */
    public void failTokens(Fault fault) {
        tokenFaults.add(fault);
    }

    /** The calls to ARM up to now in their order, also those that a fault took. */
    public List<ArmCall> calls() {
        return journal.calls();
    }

    /** The calls of one operation; {@code batch?action=regenerate} for those that asked to make a key new. */
    public List<ArmCall> calls(String operationName) {
        return calls().stream()
                .filter(call -> operationName.equals(call.operation()))
                .toList();
    }

    /** How many tokens were handed out. */
    public long tokensIssued() {
        return tokens.issued();
    }

    /** The requests for tokens up to now in their order. */
    public List<TokenRequest> tokenRequests() {
        return journal.tokenRequests();
    }

    /** How many connections {@link #endpoint()} accepted up to now, those for tokens among them. */
    public long connections() {
        return server.connections();
    }

    /**
     * Every secret that was ever made or answered: keys, the documented ones among them, tokens, the client secret and the identity
     * header. No log may hold any of them.
     */
    public Set<String> secrets() {
        return secrets.all();
    }

    /** Frees ports and threads at once, whatever calls are under way. */
    @Override
    public void close() {
        if (closing.begin()) {
            server.close();
            identities.close();
        }
    }
}
