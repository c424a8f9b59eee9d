// SPDX-License-Identifier: Apache-2.0
/**
 * Caches keys and lists of resources, shares one call among concurrent callers, serves stale keys while ARM is unavailable, and regenerates keys.
 *
 * <p><b>May use</b> {@code client} only for its failures; calls go through the {@code KeyLoader} and the {@code Finder} that the caches are given.
 *
 * <p><b>Why it exists.</b> Most exchanges should not call ARM at all.
 */
package io.github.azkeys.internal.cache;
