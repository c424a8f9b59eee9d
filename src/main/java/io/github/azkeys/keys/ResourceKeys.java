// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.azkeys.AzkeysException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one of the resources that {@code resourceName=*} finds, or why they could not be listed. As JSON, it has the
 * fields {@code resourceId}, {@code retrievedAt}, and {@code keys} or {@code error}. Immutable and threadsafe.
 */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.NONE,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
@JsonInclude(JsonInclude.Include.NON_NULL)
public final class ResourceKeys {

    @JsonProperty("resourceId")
    private final String resourceId;

    private final @Nullable Instant retrievedAt;
    private final @Nullable KeySet keys;
    private final @Nullable Secret selected;
    private final @Nullable AzkeysException failure;

    private ResourceKeys(
            String resourceId,
            @Nullable Instant retrievedAt,
            @Nullable KeySet keys,
            @Nullable Secret selected,
            @Nullable AzkeysException failure) {
        this.resourceId = Objects.requireNonNull(resourceId, "resourceId");
        this.retrievedAt = retrievedAt;
        this.keys = keys;
        this.selected = selected;
        this.failure = failure;
    }

    /**
     * Returns the keys of a resource.
     *
     * @param selected what the options {@code select} or {@code form} ask for; null without them
     * @param retrievedAt when ARM returned the keys
     */
    public static ResourceKeys of(String resourceId, KeySet keys, @Nullable Secret selected, Instant retrievedAt) {
        return new ResourceKeys(resourceId, retrievedAt, Objects.requireNonNull(keys, "keys"), selected, null);
    }

    /** Returns a resource whose keys could not be listed. */
    public static ResourceKeys failed(String resourceId, AzkeysException failure) {
        return new ResourceKeys(resourceId, null, null, null, Objects.requireNonNull(failure, "failure"));
    }

    /** Returns the ARM ID of the resource. */
    public String resourceId() {
        return resourceId;
    }

    /**
     * Returns all keys.
     *
     * @throws AzkeysException the {@link #failure()} if the keys could not be listed
     */
    public KeySet keys() {
        requireListed();
        return Objects.requireNonNull(keys);
    }

    /**
     * Returns the key that the option {@code select} selects, or the text that the option {@code form} asks for; null
     * without these options.
     *
     * @throws AzkeysException the {@link #failure()} if the keys could not be listed
     */
    public @Nullable Secret selected() {
        requireListed();
        return selected;
    }

    /** Returns why the keys could not be listed; null if they were. */
    public @Nullable AzkeysException failure() {
        return failure;
    }

    /** Returns when ARM returned the keys; null if they could not be listed. */
    public @Nullable Instant retrievedAt() {
        return retrievedAt;
    }

    private void requireListed() {
        if (failure != null) {
            throw failure;
        }
    }

    @JsonProperty("retrievedAt")
    private @Nullable String retrievedAtText() {
        return retrievedAt == null ? null : retrievedAt.toString();
    }

    @JsonProperty("keys")
    private @Nullable Masked body() {
        return selected == null ? keys : selected;
    }

    @JsonProperty("error")
    private @Nullable String error() {
        return failure == null ? null : failure.getMessage();
    }

    /** Returns the id, and the names of the keys or the failure. */
    @Override
    public String toString() {
        return "ResourceKeys[" + resourceId + ", " + (failure == null ? body() : failure.getMessage()) + "]";
    }
}
