// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import io.github.azkeys.internal.adapter.CredentialAdapter;
import io.github.azkeys.internal.adapter.LiveKey;
import io.github.azkeys.internal.declared.CurrentKeys;
import io.github.azkeys.internal.declared.KeyOrigin;
import io.github.azkeys.internal.declared.KeyPlaceholder;
import io.github.azkeys.internal.declared.KeyUse;
import io.github.azkeys.internal.declared.ResolvedKey;
import io.github.azkeys.keys.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** A credential of the application, and the key that it holds. Threadsafe; one thread at a time calls {@link #follow}. */
final class LiveCredential implements LiveKey {

    private final CredentialDeclaration declaration;
    private final Consumer<KeyPlaceholder> refusals;
    private final CredentialAdapter.Live live;
    private volatile Held held;
    private boolean behind;

    /**
     * @param since when the credential was given the key
     * @param compared the last response that the key was compared with
     */
    private record Held(ResolvedKey key, Instant since, CurrentKeys compared) {

        /** Whether the key changed, or half of the validity of a token is over. */
        boolean isOutdated(ResolvedKey current, Instant now, Instant renewal) {
            Instant expiry = key.secret().expiresAt();
            return !current.digest().equals(key.digest())
                    || expiry != null
                            && (expiry.isBefore(renewal)
                                    || Duration.between(since, now).compareTo(Duration.between(now, expiry)) > 0);
        }
    }

    /**
     * @param refusals is told when a service refused the key
     * @throws io.github.azkeys.InvalidRequestException if the key cannot be used as the credential
     */
    LiveCredential(
            CredentialDeclaration declaration,
            CredentialAdapter adapter,
            ResolvedKey key,
            Instant now,
            Consumer<KeyPlaceholder> refusals) {
        this.declaration = declaration;
        this.refusals = refusals;
        this.held = new Held(key, now, key.keys());
        this.live = adapter.create(this);
    }

    CredentialDeclaration declaration() {
        return declaration;
    }

    /** Returns the object for the application. */
    Object object() {
        return live.credential();
    }

    @Override
    public Secret current() {
        return held.key().secret();
    }

    @Override
    public String keyName() {
        return held.key().keyName().get();
    }

    @Override
    public void refused() {
        refusals.accept(declaration.key());
    }

    /** @param name the name of this credential, for people */
    KeyUse use(String name) {
        ResolvedKey key = held.key();
        return new KeyUse(
                name,
                declaration.key(),
                key.keys().origin(),
                key.fingerprint(),
                key.secret().expiresAt());
    }

    /** Whether the key may have changed: it was compared with an earlier response with other keys. */
    boolean isAffectedBy(Map<KeyOrigin, CurrentKeys> now) {
        CurrentKeys compared = held.compared();
        CurrentKeys latest = now.get(compared.origin());
        return latest != null && latest.changedSince(compared.digests(), compared.retrievedAt());
    }

    /**
     * Changes to the current key, unless it has not changed and does not expire.
     *
     * @param renewal a token that expires earlier is renewed
     * @return whether the key changed, or a token was renewed
     * @throws RuntimeException if the credential does not accept the key; the next call tries again
     */
    boolean follow(ResolvedKey current, Instant now, Instant renewal) {
        behind |= held.isOutdated(current, now, renewal);
        held = behind ? new Held(current, now, current.keys()) : new Held(held.key(), held.since(), current.keys());
        if (!behind) {
            return false;
        }
        live.keyChanged().run();
        behind = false;
        return true;
    }

    /** Returns the declared key without its value. */
    @Override
    public String toString() {
        return declaration.type().label() + " " + declaration.key();
    }
}
