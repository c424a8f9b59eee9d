package io.github.azkeys.internal.placeholder;

import io.github.azkeys.ArmError;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.internal.cache.KeyAnswer;
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
import java.util.regex.Pattern;

/** The value of a placeholder, and the key that it is made of. Immutable. Does not print keys. */
final class ResolvedKey {

    /** Camel parses the value of a placeholder again: it would read this as a placeholder or as a part of one. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{|}}|^[{}]|[{}\\\\]$|@@\\[|]@@");

    private final KeyOrigin origin;
    private final CurrentKeys keys;
    private final Secret secret;
    private final KeyDigests digest;

    private ResolvedKey(KeySource source, KeyResponse response) {
        KeyChanges changes = source.services().changes();
        this.origin = KeyOrigin.of(source);
        this.keys = new CurrentKeys(response, changes.digests(response));
        this.secret = (Secret) source.bodies().body(response);
        this.digest = changes.digest(response, source.bodies().key(response));
    }

    /**
     * Waits for an answer.
     *
     * @param patience the maximum time to wait
     * @throws AzkeysException if there is no answer, or it lacks the key; the message names the placeholder
     * @throws InvalidRequestException if Camel would read the value as a placeholder
     */
    static ResolvedKey of(
            KeyPlaceholder placeholder, KeySource keys, CompletableFuture<KeyAnswer> answer, Duration patience) {
        ResolvedKey resolved;
        try {
            resolved = new ResolvedKey(keys, await(answer, patience));
        } catch (AzkeysException e) {
            throw failure(placeholder, e);
        }
        if (PLACEHOLDER.matcher(resolved.secret.value()).find()) {
            throw new InvalidRequestException(placeholder + ": the value has braces or a backslash where Camel would"
                    + " read them as a placeholder; fetch it in the route instead");
        }
        return resolved;
    }

    private static KeyResponse await(CompletableFuture<KeyAnswer> answer, Duration patience) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).response();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AzkeysException known
                    ? known
                    : new AzkeysException(e.getCause().getMessage(), null, ArmError.NONE, e.getCause());
        } catch (TimeoutException e) {
            throw unanswered("did not answer within " + patience.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered("did not answer before the wait was interrupted");
        }
    }

    private static AzkeysException unanswered(String problem) {
        return new ServiceUnavailableException("Azure Resource Manager " + problem, null, ArmError.NONE, null);
    }

    private static AzkeysException failure(KeyPlaceholder placeholder, AzkeysException cause) {
        return new AzkeysException(
                placeholder + " (" + DeclaredKeys.property(placeholder.alias()) + ") cannot be resolved: "
                        + cause.getMessage(),
                cause.getResourceId(),
                ArmError.NONE,
                cause);
    }

    /** Returns the value of the placeholder. */
    Secret secret() {
        return secret;
    }

    /** Returns the digest of the key. While it stays the same, an earlier value is valid until it expires. */
    KeyDigests digest() {
        return digest;
    }

    /** Returns the answer that the value is made of. */
    CurrentKeys keys() {
        return keys;
    }

    /** Returns where the key comes from. */
    KeyOrigin origin() {
        return origin;
    }

    @Override
    public String toString() {
        return secret.toString();
    }
}
