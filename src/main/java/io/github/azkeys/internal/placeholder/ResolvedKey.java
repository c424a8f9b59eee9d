package io.github.azkeys.internal.placeholder;

import io.github.azkeys.ArmError;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.internal.cache.KeyAnswer;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.keys.Secret;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** What a placeholder stands for, and the key that it is made of. Immutable; prints neither. */
final class ResolvedKey {

    /** What the parser of placeholders, which reads a value again, would take for a placeholder or a part of one. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{|}}|^[{}]|[{}\\\\]$|@@\\[|]@@");

    private final Secret secret;
    private final String key;

    private ResolvedKey(Secret secret, String key) {
        this.secret = secret;
        this.key = key;
    }

    /**
     * Waits for an answer.
     *
     * @param patience how long it may take
     * @throws AzkeysException if there is none, naming the placeholder, or if it lacks the key
     * @throws InvalidRequestException if Camel would take the value for a placeholder
     */
    static ResolvedKey of(
            KeyPlaceholder placeholder, KeySource keys, CompletableFuture<KeyAnswer> answer, Duration patience) {
        ResolvedKey resolved;
        try {
            KeyResponse response = await(answer, patience);
            resolved = new ResolvedKey(
                    (Secret) keys.bodies().body(response), keys.bodies().key(response));
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

    /** What stands in place of the placeholder. */
    Secret secret() {
        return secret;
    }

    /** The key in plaintext; while it stays, an earlier value is as good as this one until it expires. */
    String key() {
        return key;
    }

    @Override
    public String toString() {
        return secret.toString();
    }
}
