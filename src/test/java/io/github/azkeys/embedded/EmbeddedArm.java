// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import io.github.azkeys.embedded.internal.arm.Operations;
import io.github.azkeys.embedded.internal.arm.ResourceManagerEndpoint;
import io.github.azkeys.embedded.internal.arm.ResourceStore;
import io.github.azkeys.embedded.internal.arm.TokenBuckets;
import io.github.azkeys.embedded.internal.entra.EntraEndpoint;
import io.github.azkeys.embedded.internal.server.FaultInjectingHandler;
import io.github.azkeys.embedded.internal.server.FaultQueue;
import io.github.azkeys.embedded.internal.server.JsonFields;
import io.github.azkeys.embedded.internal.server.LoopbackServer;
import io.github.azkeys.keys.KeySet;
import java.util.List;

/**
 * Azure Resource Manager (ARM), Microsoft Entra and managed identities (App Service, virtual machine, Azure Arc) on ports
 * of 127.0.0.1, for tests without network or subscription. It supports every operation of the catalog. At the start it has
 * the resources of Azure's documentation, and returns the keys that the documentation shows.
 *
 * <pre>{@code
 * try (EmbeddedArm arm = EmbeddedArm.start()) {
 *     arm.add("batch", "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/mine")
 *             .fail(Fault.error(503, "ServerBusy", "Try again later").times(2));
 *     // call arm.endpoint() with a token from arm.authorityHost()
 *     assertThat(arm.calls("batch")).hasSize(3);
 * }
 * }</pre>
 *
 * <p>Methods that change the service return it. In the examples of this page, {@code ACCOUNT} is the resource ID above.
 * Resource IDs are not case-sensitive. Arguments must not be null. All threads are daemons. Thread-safe.
 *
 * @see EmbeddedArmExtension
 * @see EmbeddedArmCustomizer
 */
public final class EmbeddedArm extends EmbeddedEntra implements AutoCloseable {

    private final FaultQueue faults = new FaultQueue();
    private final LoopbackServer server;
    private final Operations operations;
    private final ResourceStore resources;
    private final ResourceManagerEndpoint arm;

    EmbeddedArm(EmbeddedArmBuilder settings) {
        super(settings);
        operations = settings.operations();
        resources = new ResourceStore(operations, secrets, settings.everyResource);
        server = LoopbackServer.bind(settings.certificate.serverContext());
        arm = new ResourceManagerEndpoint(
                settings.clock,
                endpoint(),
                registration,
                tokens,
                operations,
                resources,
                new TokenBuckets(settings.clock, settings.writes, settings.writesPerSecond),
                secrets,
                recorder::recordCall);
        server.serve(
                new FaultInjectingHandler(
                        request -> EntraEndpoint.owns(request) ? entra : arm,
                        endpoint -> endpoint == arm ? faults : tokenFaults,
                        shutdown),
                faults);
        RunningServices.add(this);
    }

    /**
     * Starts a service with the default settings. It creates a certificate, which takes about half a second.
     */
    public static EmbeddedArm start() {
        return builder().start();
    }

    /**
     * Returns a builder for a service with other settings:
     *
     * <pre>{@code
     * EmbeddedArm arm = EmbeddedArm.builder().everyResource().writes(5, 1).start();
     * }</pre>
     */
    public static EmbeddedArmBuilder builder() {
        return new EmbeddedArmBuilder();
    }

    /** Returns the address of ARM, {@code https://localhost:<port>} without a trailing slash. */
    public String endpoint() {
        return "https://localhost:" + server.port();
    }

    /**
     * Adds a resource with new random keys:
     *
     * <pre>{@code
     * arm.add("batch", ACCOUNT);
     * }</pre>
     *
     * <p>Its response has the fields of the documented response, or of the operation's body if an operation of an
     * application has no sample. Names, endpoints and connection strings in it are made of the names in the ID and of the
     * keys, as Azure makes them, so that clients of Azure accept them. Operations that list the same key of a resource
     * return the same key. A resource that exists gets new keys.
     *
     * @param operationName an operation of the catalog, such as {@code batch}
     * @param resourceId the resource ID; if the operation is for one named key, the ID may end with the segment of the key,
     *     and else the key has the name in the documentation
     * @throws IllegalArgumentException if the ID is not of the resource type of the operation, if it has a name that an
     *     endpoint refuses, or if an operation without a sample has a class as its body
     * @throws io.github.azkeys.InvalidRequestException if there is no such operation
     */
    public EmbeddedArm add(String operationName, String resourceId) {
        resources.add(operationName, resourceId);
        return this;
    }

    /**
     * Adds a resource of an operation for one named key, with new random keys:
     *
     * <pre>{@code
     * arm.add("iothub", "/subscriptions/s/resourceGroups/g/providers/Microsoft.Devices/IotHubs/hub", "service");
     * }</pre>
     *
     * @param keyName the name of the key, policy or rule, as in the option {@code keyName}
     * @throws IllegalArgumentException as {@link #add(String, String)}, or if the operation has no key names
     */
    public EmbeddedArm add(String operationName, String resourceId, String keyName) {
        resources.add(operationName, resourceId, keyName);
        return this;
    }

    Operations operations() {
        return operations;
    }

    /** @param keyName null if the operation has no key names, or for the name in the documentation */
    void addIfMissing(String operationName, String resourceId, String keyName) {
        resources.addIfMissing(operationName, resourceId, keyName);
    }

    /**
     * Removes a resource, so that calls get status 404. Its subscription and resource group stay.
     *
     * <pre>{@code
     * arm.remove(ACCOUNT);
     * }</pre>
     *
     * @throws IllegalArgumentException if the resource does not exist
     */
    public EmbeddedArm remove(String resourceId) {
        resources.remove(resourceId);
        return this;
    }

    /**
     * Rotates now: regenerates one of the two keys of a resource, as a rotation by a schedule does. The first call
     * regenerates the secondary key, the second one the primary key, and so on. Keys without such a pair are all
     * regenerated. Use {@link #regenerate(String, String)} to choose the key.
     *
     * <pre>{@code
     * arm.rotate(ACCOUNT); // ACCOUNT has another secondary key
     * arm.rotate(ACCOUNT); // ACCOUNT has another primary key
     * }</pre>
     *
     * @throws IllegalArgumentException if the resource does not exist, if no keys of it were asked for yet (with
     *     {@link EmbeddedArmBuilder#everyResource}), or if its keys contain no secret
     */
    public EmbeddedArm rotate(String resourceId) {
        resources.rotate(resourceId);
        return this;
    }

    /**
     * Regenerates all keys of a resource, as after a leak. All keys that clients hold are then wrong.
     *
     * <pre>{@code
     * arm.regenerate(ACCOUNT);
     * }</pre>
     *
     * @throws IllegalArgumentException if the resource does not exist, or if no keys of it were asked for yet (with
     *     {@link EmbeddedArmBuilder#everyResource})
     */
    public EmbeddedArm regenerate(String resourceId) {
        resources.regenerate(resourceId);
        return this;
    }

    /**
     * Regenerates a key, as a rotation by someone else does, and changes the connection strings that contain it. A
     * connection string instead of a key regenerates the key in it. It is not a call. Clients regenerate a key by a request.
     *
     * <pre>{@code
     * arm.regenerate(ACCOUNT, "primary");
     * }</pre>
     *
     * @param resourceId the resource ID; without the segment of a key, it selects all keys of the resource with this name
     * @param keyName a name that {@link io.github.azkeys.keys.KeySet#key} accepts, such as {@code primaryKey}
     * @throws IllegalArgumentException if there is no such resource or key, if no keys of the resource were asked for yet
     *     (with {@link EmbeddedArmBuilder#everyResource}), or if the key contains no secret
     */
    public EmbeddedArm regenerate(String resourceId, String keyName) {
        resources.regenerate(resourceId, keyName);
        return this;
    }

    /**
     * Returns the current keys, for assertions and for tests that check a signature. It is not a call.
     *
     * <pre>{@code
     * assertEquals(arm.keys("batch", ACCOUNT).key("primary"), keys.primary());
     * }</pre>
     *
     * @param resourceId the resource ID; if the operation is for one named key, the ID ends with the segment of the key,
     *     unless only one key of the resource is known
     * @throws IllegalArgumentException if the resource does not exist
     */
    public KeySet keys(String operationName, String resourceId) {
        return resources.keys(operationName, resourceId);
    }

    /**
     * Sets what a GET of a resource returns, for endpoints whose form needs it. Without this call, hosts and endpoints are
     * made of the names in the ID, as Azure makes them. {@code id}, {@code name} and {@code type} are added.
     *
     * <pre>{@code
     * arm.setResource(CACHE, "{\"properties\": {\"hostName\": \"cache1.westus.redis.azure.net\"}}");
     * }</pre>
     *
     * @param resourceId the ID of a resource that exists, or of a resource in which one is nested
     * @param json the resource as JSON
     * @throws IllegalArgumentException if there is no such resource, or if it is not a JSON object
     */
    public EmbeddedArm setResource(String resourceId, String json) {
        resources.setProperties(resourceId, JsonFields.object(json));
        return this;
    }

    /**
     * Puts a ReadOnly lock on a resource, a resource group or a subscription. POST requests, with which most operations
     * list keys, get status 409 with the code {@code ScopeLocked}.
     *
     * <pre>{@code
     * arm.lock("/subscriptions/s/resourceGroups/g");
     * }</pre>
     *
     * @throws IllegalArgumentException if the scope is not the ID of a resource, a resource group or a subscription
     */
    public EmbeddedArm lock(String scope) {
        resources.restrictions().lock(scope);
        return this;
    }

    /** Removes the lock of exactly this scope. */
    public EmbeddedArm unlock(String scope) {
        resources.restrictions().unlock(scope);
        return this;
    }

    /**
     * Denies permissions at and below a scope. Calls that need them get status 403. A list of resources leaves out those
     * whose permission to read, such as {@code Microsoft.Batch/batchAccounts/read}, is denied.
     *
     * <pre>{@code
     * arm.deny(ACCOUNT); // everything
     * arm.deny("/subscriptions/s", "Microsoft.Batch/batchAccounts/regeneratekeys/action");
     * }</pre>
     *
     * @param scope a resource, a resource group or a subscription
     * @param permissions the permissions; if there are none, all permissions are denied
     * @throws IllegalArgumentException if the scope is not such an ID, or if no operation needs one of the permissions
     */
    public EmbeddedArm deny(String scope, String... permissions) {
        resources.restrictions().deny(scope, permissions);
        return this;
    }

    /** Removes all that {@link #deny} denied at exactly this scope. */
    public EmbeddedArm allow(String scope) {
        resources.restrictions().allow(scope);
        return this;
    }

    /**
     * Makes a resource reject calls with status 409, as a Batch account that does not allow {@code SharedKey} does.
     *
     * <pre>{@code
     * arm.disableKeys(ACCOUNT);
     * }</pre>
     */
    public EmbeddedArm disableKeys(String resourceId) {
        resources.restrictions().disableKeys(resourceId);
        return this;
    }

    /** Undoes {@link #disableKeys}. */
    public EmbeddedArm enableKeys(String resourceId) {
        resources.restrictions().enableKeys(resourceId);
        return this;
    }

    /**
     * Accepts an API version for all operations, in addition to those in the catalog:
     *
     * <pre>{@code
     * arm.acceptApiVersion("2030-01-01");
     * }</pre>
     */
    public EmbeddedArm acceptApiVersion(String version) {
        arm.acceptApiVersion(version);
        return this;
    }

    /**
     * Sets the page size for the operations that have {@code nextLink}, and for the lists of resources of a subscription or
     * a resource group. At first all items are on one page.
     *
     * <pre>{@code
     * arm.pageSize(1); // each key of appconfig is on a page of its own
     * }</pre>
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public EmbeddedArm pageSize(int items) {
        arm.pageSize(items);
        return this;
    }

    /**
     * Sets how an action is carried out. Actions that are long-running in Azure, such as
     * {@code signalr?action=regenerate}, are so from the start, with the links that Azure sends. The calls that poll have no
     * operation, and do not count as writes.
     *
     * <pre>{@code
     * arm.longRunning("batch?action=regenerate", LongRunning.status().polls(3));
     * }</pre>
     *
     * @param operationName such as {@code batch}, or {@code batch?action=regenerate} to regenerate a key
     * @throws IllegalArgumentException if the operation does not regenerate keys
     * @throws io.github.azkeys.InvalidRequestException if there is no such operation
     */
    public EmbeddedArm longRunning(String operationName, LongRunning course) {
        operations.requireAction(operationName);
        arm.longRunning(operationName, course.course());
        return this;
    }

    /**
     * Revokes all tokens issued so far. Calls with them get status 401 with a claims challenge, as in continuous access
     * evaluation.
     *
     * <pre>{@code
     * arm.requireClaims("{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1700000000\"}}}");
     * }</pre>
     *
     * @param claimsJson the claims in the challenge, a JSON object
     * @throws IllegalArgumentException if it is not a JSON object
     */
    public EmbeddedArm requireClaims(String claimsJson) {
        try {
            JsonFields.object(claimsJson);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The claims must be a JSON object, such as {\"access_token\": {}}: " + e.getMessage(), e);
        }
        arm.requireClaims(claimsJson);
        return this;
    }

    /**
     * Fails like this: adds a fault for the next call to ARM, or the next calls. Faults happen in the order in which they
     * were added.
     *
     * <pre>{@code
     * arm.fail(Fault.throttled(1)); // the next call gets status 429
     * arm.fail(Fault.status(503).always()); // and then ARM is down
     * }</pre>
     *
     * @see Fault
     */
    public EmbeddedArm fail(Fault fault) {
        fault.addTo(faults);
        return this;
    }

    /**
     * Adds a fault for the next request to Entra or the managed identity, or the next requests:
     *
     * <pre>{@code
     * arm.failTokens(Fault.status(400)
     *         .json("{\"error\": \"invalid_client\", \"error_description\": \"AADSTS7000222: The secret has expired.\"}"));
     * }</pre>
     */
    public EmbeddedArm failTokens(Fault fault) {
        fault.addTo(tokenFaults);
        return this;
    }

    /** Removes the faults that have not happened yet. Requests that a fault holds up stay as they are. */
    public EmbeddedArm clearFaults() {
        faults.clear();
        tokenFaults.clear();
        return this;
    }

    /** Removes the faults that are {@linkplain Fault#onlyFor only for} exactly this address and have not happened yet. */
    public EmbeddedArm clearFaults(String part) {
        faults.clear(part);
        tokenFaults.clear(part);
        return this;
    }

    /**
     * Undoes what a test has changed, so that the next test can share the service: faults, locks, denied permissions,
     * disabled keys, required claims, API versions, page sizes, long-running actions and {@link #setResource}. Removed
     * resources exist again, with new keys. The lists of calls and token requests start again, and the token buckets are
     * full. {@link #rotate} starts with the secondary key again. Resources that were added stay, with their current keys.
     */
    public EmbeddedArm reset() {
        faults.clear();
        resources.restrictions().clear();
        resources.restore();
        arm.reset();
        resetTokens();
        return this;
    }

    /**
     * Returns the calls to ARM since the start or the last {@link #reset}, in the order of arrival, with those that failed
     * by a fault.
     *
     * <pre>{@code
     * assertEquals(503, arm.calls().get(0).status());
     * }</pre>
     */
    public List<ArmCall> calls() {
        return recorder.calls();
    }

    /**
     * Returns the calls of one operation:
     *
     * <pre>{@code
     * assertEquals(1, arm.calls("batch").size()); // the second exchange was answered from the cache
     * }</pre>
     *
     * <p>A call that regenerates a read-only key of an Azure Cosmos DB account is the same for {@code cosmosdb} and
     * {@code cosmosdb-readonly}. It counts as one of {@code cosmosdb-readonly} if only this resource was added or listed,
     * and else as one of {@code cosmosdb}.
     *
     * @param operationName such as {@code batch}, or {@code batch?action=regenerate} for calls that regenerate a key
     * @throws IllegalArgumentException if the operation does not regenerate keys
     * @throws io.github.azkeys.InvalidRequestException if there is no such operation
     */
    public List<ArmCall> calls(String operationName) {
        operations.requireAction(operationName);
        return calls().stream()
                .filter(call -> operationName.equals(call.operation()))
                .toList();
    }

    /** Returns the number of connections that {@link #endpoint()} accepted so far, also those that a fault reset. */
    public long connections() {
        return server.connections();
    }

    /** Closes the ports and ends all calls at once. Further calls of this method do nothing. */
    @Override
    public void close() {
        if (shutdown.start()) {
            RunningServices.remove(this);
            server.close();
            closeTokenServers();
        }
    }
}
