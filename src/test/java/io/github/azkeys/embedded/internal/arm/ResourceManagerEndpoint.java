// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.embedded.internal.entra.AppRegistration;
import io.github.azkeys.embedded.internal.entra.SecretStore;
import io.github.azkeys.embedded.internal.entra.ServicePrincipal;
import io.github.azkeys.embedded.internal.entra.TokenIssuer;
import io.github.azkeys.embedded.internal.server.ServerEndpoint;
import io.github.azkeys.embedded.internal.server.ServerRequest;
import io.github.azkeys.embedded.internal.server.ServerResponse;
import io.github.azkeys.internal.catalog.Regeneration;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of Azure Resource Manager that operations that list or regenerate keys need. Thread-safe. */
public final class ResourceManagerEndpoint implements ServerEndpoint {

    private static final Pattern SUBSCRIPTION = Pattern.compile("(?i)/subscriptions/([^/]+)(?:/.*)?");

    private final SubscriptionDirectory directory;
    private final ResourceListing listing;
    private final Operations operations;
    private final ResourceStore resources;
    private final TokenValidator tokens;
    private final TokenBuckets buckets;
    private final Paging paging;
    private final LongRunningOperations longRunning;
    private final IssuedKeys issued;
    private final ArmCallRecorder recorder;
    private final Set<String> additionalVersions = ConcurrentHashMap.newKeySet();

    /**
     * @param address the address of this service without a trailing slash
     */
    public ResourceManagerEndpoint(
            Clock clock,
            String address,
            AppRegistration registration,
            TokenIssuer issuer,
            Operations operations,
            ResourceStore resources,
            TokenBuckets buckets,
            SecretStore secrets,
            ArmCallRecorder recorder) {
        this.operations = operations;
        this.resources = resources;
        this.buckets = buckets;
        this.recorder = recorder;
        this.tokens = new TokenValidator(clock, issuer, registration, address);
        this.paging = new Paging(address);
        this.longRunning = new LongRunningOperations(address, secrets);
        this.issued = new IssuedKeys(clock, resources);
        this.listing = new ResourceListing(resources, paging);
        this.directory = new SubscriptionDirectory(registration.tenantId(), operations, resources);
    }

    /** Accepts an API version for all operations, in addition to those of the catalog. */
    public void acceptApiVersion(String version) {
        additionalVersions.add(version);
    }

    /** Sets the number of items on a page. */
    public void pageSize(int items) {
        paging.pageSize(items);
    }

    /** Sets how an action is carried out, such as {@code batch} or {@code batch?action=regenerate}. */
    public void longRunning(String action, OperationCourse course) {
        longRunning.set(action, course);
    }

    /** Undoes what a test changed: versions, pages, long-running actions, the challenge and the token buckets. */
    public void reset() {
        additionalVersions.clear();
        paging.showAll();
        longRunning.clear();
        tokens.requireNoClaims();
        buckets.fill();
    }

    /** Rejects all tokens issued so far with a claims challenge. */
    public void requireClaims(String claims) {
        tokens.requireClaims(claims);
    }

    @Override
    public ServerResponse respond(ServerRequest request) {
        try {
            return response(request);
        } catch (ArmErrorException e) {
            return e.response();
        }
    }

    /** Checks the request first, then the token, the scope and the resource. */
    private ServerResponse response(ServerRequest request) {
        if (request.method().equals("POST") && request.header("Content-Length").isEmpty() && !request.chunked()) {
            throw ArmErrorResponses.lengthRequired();
        }
        String version = request.parameter("api-version")
                .filter(value -> !value.isBlank())
                .orElseThrow(ArmErrorResponses::apiVersionMissing);
        ServicePrincipal principal = tokens.validate(request);
        ServerResponse polled = longRunning.find(request).orElse(null);
        if (polled != null) {
            return polled;
        }
        if (ResourceListing.owns(request)) {
            return ServerResponse.json(200, listing.page(request, version, additionalVersions, principal));
        }
        OperationTarget target = operations.find(request).orElse(null);
        if (target != null) {
            ObjectNode listed = keys(request, version, principal, target);
            ObjectNode page = paging.page(request, target, issued.response(request, target, listed));
            List<String> names = List.of(target.operation().name());
            return longRunning.accept(longRunning.course(names, null), target, version, () -> page);
        }
        if (request.method().equals("GET")) {
            Optional<OperationTarget> read = operations.findRead(request.path());
            if (read.isPresent()) {
                return ServerResponse.json(200, properties(version, principal, read.get()));
            }
        }
        List<RegenerationTarget> regenerations = findRegenerations(request);
        return regenerations.isEmpty()
                ? ServerResponse.json(200, directory.response(request, version, additionalVersions))
                : regenerate(request, version, principal, regenerations);
    }

    /**
     * Returns the keys that the body of a request selects, those of resources that exist first. All keys of its address if
     * the body selects none.
     */
    private List<RegenerationTarget> findRegenerations(ServerRequest request) {
        ObjectNode body = request.json();
        List<RegenerationTarget> all = operations.findRegenerations(request).stream()
                .sorted(Comparator.comparing(key -> !resources.exists(key.target())))
                .toList();
        List<RegenerationTarget> selected = all.stream()
                .filter(key -> key.matches(body, resources.response(key.target())))
                .toList();
        return selected.isEmpty() ? all : selected;
    }

    private ServerResponse regenerate(
            ServerRequest request, String version, ServicePrincipal principal, List<RegenerationTarget> keys) {
        ObjectNode listed = keys(request, version, principal, keys.get(0).target());
        ObjectNode body = request.json();
        RegenerationTarget key = keys.stream()
                .filter(one -> one.matches(body, Optional.of(listed)))
                .findFirst()
                .orElseThrow(() -> ArmErrorResponses.of(
                        400, "InvalidRequestContent", "The request content was invalid: it does not name a key."));
        List<String> names =
                keys.stream().map(RegenerationTarget::name).distinct().toList();
        return longRunning.accept(
                longRunning.course(names, key.regeneration().longRunning()),
                key.target(),
                version,
                () -> regenerated(key));
    }

    /** Regenerates a key, and returns the result; null if there is none. */
    private ObjectNode regenerated(RegenerationTarget key) {
        ObjectNode result = resources.regenerate(key);
        Regeneration regeneration = key.regeneration();
        boolean none = regeneration.noContent() || regeneration.longRunning() != null && regeneration.relisted();
        return none ? null : result;
    }

    /** Returns the current keys after all checks. */
    private ObjectNode keys(ServerRequest request, String version, ServicePrincipal principal, OperationTarget target) {
        String own = target.operation().method();
        String method = Paging.isNextPage(request, target) ? "GET" : own;
        if (!request.method().equals(method) && !request.method().equals(own)) {
            throw ArmErrorResponses.methodNotAllowed(request.method(), method);
        }
        boolean post = request.method().equals("POST");
        if (post && !buckets.take(target.subscription(), principal)) {
            throw ArmErrorResponses.throttled(
                    target.subscription(), principal, buckets.secondsUntilNext(target.subscription(), principal));
        }
        check(version, principal, target);
        ObjectNode response = resources.response(target).orElseThrow(() -> ArmErrorResponses.resourceNotFound(target));
        if (post) {
            resources.restrictions().lockedScope(target).ifPresent(scope -> {
                throw ArmErrorResponses.locked(target, scope);
            });
        }
        if (resources.restrictions().hasKeysDisabled(target)) {
            throw ArmErrorResponses.keysDisabled(target);
        }
        return response;
    }

    /** Returns a resource that an operation reads. */
    private ObjectNode properties(String version, ServicePrincipal principal, OperationTarget target) {
        check(version, principal, target);
        return resources.properties(target).orElseThrow(() -> ArmErrorResponses.resourceNotFound(target));
    }

    private void check(String version, ServicePrincipal principal, OperationTarget target) {
        resources.addIfMissing(target.called());
        if (!resources.hasSubscription(target.subscription())) {
            throw ArmErrorResponses.subscriptionNotFound(target.subscription());
        }
        if (!target.operation().apiVersions().contains(version) && !additionalVersions.contains(version)) {
            throw ArmErrorResponses.apiVersionUnknown(target, version);
        }
        if (resources.restrictions().isDenied(target)) {
            throw ArmErrorResponses.notAuthorized(target.permission(), target.id(), principal);
        }
        if (!resources.hasResourceGroup(target.subscription(), target.resourceGroup())) {
            throw ArmErrorResponses.resourceGroupNotFound(target.resourceGroup());
        }
    }

    @Override
    public ServerResponse addHeaders(ServerRequest request, ServerResponse response) {
        String requestId = SecretStore.randomGuid();
        ServerResponse extended = response.with("Cache-Control", "no-cache")
                .with("Pragma", "no-cache")
                .with("X-Content-Type-Options", "nosniff")
                .with("x-ms-request-id", requestId)
                .with(
                        "x-ms-correlation-request-id",
                        request.header("x-ms-correlation-request-id").orElse(requestId))
                .with("x-ms-ratelimit-remaining-subscription-writes", String.valueOf(remaining(request)));
        boolean echo = request.header("x-ms-return-client-request-id")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        String own = request.header("x-ms-client-request-id").orElse(null);
        return echo && own != null ? extended.with("x-ms-client-request-id", own) : extended;
    }

    private int remaining(ServerRequest request) {
        Matcher subscription = SUBSCRIPTION.matcher(request.path());
        return subscription.matches()
                ? tokens.principal(request)
                        .map(principal -> buckets.remaining(subscription.group(1), principal))
                        .orElse(buckets.size())
                : buckets.size();
    }

    private String operation(ServerRequest request) {
        return operations
                .find(request)
                .map(target -> target.operation().name())
                .or(() -> findRegenerations(request).stream()
                        .map(RegenerationTarget::name)
                        .findFirst())
                .orElse(null);
    }

    @Override
    public void record(ServerRequest request, int status) {
        recorder.record(request, operation(request), status);
    }
}
