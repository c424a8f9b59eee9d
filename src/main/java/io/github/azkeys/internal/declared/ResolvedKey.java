// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import io.github.azkeys.ArmError;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.internal.cache.KeyAnswer;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.change.KeyChanges;
import io.github.azkeys.internal.change.KeyDigests;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.keys.Secret;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The value of a placeholder and its key. Immutable. Does not print keys.
 *
 * @param keys the response that the value is created from
 * @param secret the value of the placeholder
 * @param digest the digest of the key; while it stays the same, an earlier value is valid until it expires
 * @param fingerprint of the key
 * @param keyName returns the name that clients need with the key; throws an {@link InvalidRequestException} if there is none
 */
public record ResolvedKey(
        CurrentKeys keys, Secret secret, KeyDigests digest, String fingerprint, Supplier<String> keyName) {

    /** Camel parses the value of a placeholder again, and would parse this as a placeholder or as a part of one. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{|}}|^[{}]|[{}\\\\]$|@@\\[|]@@");

    /**
     * Lists the keys as an exchange does, from the cache if they are fresh, and waits for the response.
     *
     * @throws AzkeysException as {@link #of} does
     */
    public static ResolvedKey fetch(KeyPlaceholder placeholder, KeySource source) {
        source.startRepository();
        return of(
                placeholder,
                source,
                source.list(source.requests().one(), false),
                source.longestCall(CallPriority.live()));
    }

    /**
     * Waits for the response.
     *
     * @throws AzkeysException if there is no response, or it lacks the key; the message names the placeholder
     * @throws InvalidRequestException if Camel would parse the value as a placeholder
     */
    static ResolvedKey of(
            KeyPlaceholder placeholder, KeySource source, CompletableFuture<KeyAnswer> answer, Duration timeout) {
        ResolvedKey resolved;
        try {
            resolved = of(source, await(answer, timeout));
        } catch (AzkeysException e) {
            throw new AzkeysException(
                    placeholder + " (" + DeclaredKeys.property(placeholder.alias()) + ") cannot be resolved: "
                            + e.getMessage(),
                    e.getResourceId(),
                    ArmError.NONE,
                    e);
        }
        if (PLACEHOLDER.matcher(resolved.secret.value()).find()) {
            throw new InvalidRequestException(
                    placeholder + ": the value contains braces or a backslash that Camel would"
                            + " parse as a placeholder; fetch the key in the route instead");
        }
        return resolved;
    }

    private static ResolvedKey of(KeySource source, KeyResponse response) {
        KeyChanges changes = source.services().changes();
        Secret key = source.bodies().key(response);
        return new ResolvedKey(
                new CurrentKeys(KeyOrigin.of(source), response, changes.digests(response)),
                (Secret) source.bodies().body(response),
                changes.digest(response, key.value()),
                key.fingerprint(),
                () -> source.bodies().keyName(response));
    }

    private static KeyResponse await(CompletableFuture<KeyAnswer> answer, Duration timeout) {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).response();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AzkeysException known
                    ? known
                    : new AzkeysException(e.getCause().getMessage(), null, ArmError.NONE, e.getCause());
        } catch (TimeoutException e) {
            throw noResponse("within " + timeout.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noResponse("before the thread was interrupted");
        }
    }

    private static AzkeysException noResponse(String limit) {
        return new ServiceUnavailableException(
                "Azure Resource Manager did not respond " + limit, null, ArmError.NONE, null);
    }

    @Override
    public String toString() {
        return secret.toString();
    }
}
