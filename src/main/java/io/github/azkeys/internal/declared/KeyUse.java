// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import java.time.Instant;

/**
 * What uses a declared key, and which key it has now. Contains no key.
 *
 * @param user such as {@code route orders} or {@code credential storage}
 * @param key the declared key, without a default
 * @param origin where the key comes from
 * @param fingerprint the fingerprint of the key in use, null for a default value
 * @param expiresAt when the value in use expires, null if it does not
 */
public record KeyUse(String user, KeyPlaceholder key, KeyOrigin origin, String fingerprint, Instant expiresAt) {}
