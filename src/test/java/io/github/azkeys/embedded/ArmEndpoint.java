package io.github.azkeys.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Azure Resource Manager as far as operations that hand out keys need it. Threadsafe. */
final class ArmEndpoint implements Endpoint {

    private static final Pattern SUBSCRIPTION = Pattern.compile("(?i)/subscriptions/([^/]+)(?:/.*)?");

    /** What a call's record keeps; {@code authorization} must never be among them. */
    private static final Set<String> KEPT_HEADERS = Set.of(
            "accept",
            "content-length",
            "content-type",
            "host",
            "traceparent",
            "transfer-encoding",
            "user-agent",
            "x-ms-client-request-id",
            "x-ms-correlation-request-id",
            "x-ms-return-client-request-id");

    private final Clock clock;
    private final Directory directory;
    private final Operations operations;
    private final Resources resources;
    private final Authentication authentication;
    private final TokenBuckets buckets;
    private final Paging paging;
    private final Journal journal;
    private final Set<String> furtherVersions = ConcurrentHashMap.newKeySet();

    ArmEndpoint(
            Clock clock,
            Directory directory,
            Operations operations,
            Resources resources,
            Authentication authentication,
            TokenBuckets buckets,
            Paging paging,
            Journal journal) {
        this.clock = clock;
        this.directory = directory;
        this.operations = operations;
        this.resources = resources;
        this.authentication = authentication;
        this.buckets = buckets;
        this.paging = paging;
        this.journal = journal;
    }

    void acceptApiVersion(String version) {
        furtherVersions.add(version);
    }

    @Override
    public Answer answer(Exchange exchange) {
        try {
            return Answer.json(200, accepted(exchange));
        } catch (ArmRefusal refusal) {
            return refusal.answer();
        }
    }

    /** Checks the request first, then the caller, the scope and the resource. */
    private ObjectNode accepted(Exchange exchange) {
        if (exchange.method().equals("POST")
                && exchange.header("Content-Length").isEmpty()
                && !exchange.chunked()) {
            throw ArmErrors.lengthRequired();
        }
        String version = exchange.parameter("api-version")
                .filter(value -> !value.isBlank())
                .orElseThrow(ArmErrors::apiVersionMissing);
        Principal principal = authentication.check(exchange);
        Route route = operations.route(exchange.path()).orElse(null);
        if (route != null) {
            return paging.page(exchange, route, keys(exchange, version, principal, route));
        }
        List<KeyRoute> regenerations = operations.regenerations(exchange.path());
        return regenerations.isEmpty()
                ? directory.answer(exchange, version, furtherVersions)
                : regenerate(exchange, version, principal, regenerations);
    }

    private ObjectNode regenerate(Exchange exchange, String version, Principal principal, List<KeyRoute> keys) {
        keys(exchange, version, principal, keys.get(0).route());
        ObjectNode body = exchange.json();
        return resources.regenerate(keys.stream()
                .filter(key -> key.isMeantBy(body))
                .findFirst()
                .orElseThrow(() -> ArmErrors.of(
                        400, "InvalidRequestContent", "The request content was invalid: it names no key.")));
    }

    /** What the keys are now, if the caller may know. */
    private ObjectNode keys(Exchange exchange, String version, Principal principal, Route route) {
        String method = Paging.isFurtherPage(exchange, route)
                ? "GET"
                : route.operation().method();
        if (!exchange.method().equals(method)
                && !exchange.method().equals(route.operation().method())) {
            throw ArmErrors.methodNotAllowed(exchange.method(), method);
        }
        boolean post = exchange.method().equals("POST");
        if (post && !buckets.take(route.subscription(), principal)) {
            throw ArmErrors.throttled(
                    route.subscription(), principal, buckets.secondsUntilNext(route.subscription(), principal));
        }
        resources.meet(route);
        if (!resources.hasSubscription(route.subscription())) {
            throw ArmErrors.subscriptionNotFound(route.subscription());
        }
        if (!route.operation().apiVersions().contains(version) && !furtherVersions.contains(version)) {
            throw ArmErrors.apiVersionUnknown(route, version);
        }
        if (resources.isDenied(route)) {
            throw ArmErrors.notAuthorized(route, principal);
        }
        if (!resources.hasResourceGroup(route)) {
            throw ArmErrors.resourceGroupNotFound(route);
        }
        ObjectNode answer = resources.answer(route).orElseThrow(() -> ArmErrors.resourceNotFound(route));
        if (post) {
            resources.lock(route).ifPresent(scope -> {
                throw ArmErrors.locked(route, scope);
            });
        }
        if (resources.hasKeysDisabled(route)) {
            throw ArmErrors.keysDisabled(route);
        }
        return answer;
    }

    @Override
    public Answer dress(Exchange exchange, Answer answer) {
        String requestId = Secrets.randomGuid();
        Answer dressed = answer.with("Cache-Control", "no-cache")
                .with("Pragma", "no-cache")
                .with("X-Content-Type-Options", "nosniff")
                .with("x-ms-request-id", requestId)
                .with(
                        "x-ms-correlation-request-id",
                        exchange.header("x-ms-correlation-request-id").orElse(requestId))
                .with("x-ms-ratelimit-remaining-subscription-writes", String.valueOf(remaining(exchange)));
        boolean echo = exchange.header("x-ms-return-client-request-id")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        String own = exchange.header("x-ms-client-request-id").orElse(null);
        return echo && own != null ? dressed.with("x-ms-client-request-id", own) : dressed;
    }

    private int remaining(Exchange exchange) {
        Matcher subscription = SUBSCRIPTION.matcher(exchange.path());
        return subscription.matches()
                ? authentication
                        .principal(exchange)
                        .map(principal -> buckets.remaining(subscription.group(1), principal))
                        .orElse(buckets.size())
                : buckets.size();
    }

    private String operation(String path) {
        return operations
                .route(path)
                .map(route -> route.operation().name())
                .or(() -> operations.regenerations(path).stream()
                        .map(key -> key.route().operation().name() + "?action=regenerate")
                        .findFirst())
                .orElse(null);
    }

    @Override
    public void note(Exchange exchange, int status) {
        Map<String, String> headers = new LinkedHashMap<>(exchange.headers());
        headers.keySet().retainAll(KEPT_HEADERS);
        journal.add(new ArmCall(
                clock.instant(),
                exchange.method(),
                exchange.path(),
                exchange.query(),
                exchange.parameter("api-version").orElse(null),
                operation(exchange.path()),
                status,
                headers,
                exchange.chunked()));
    }
}
