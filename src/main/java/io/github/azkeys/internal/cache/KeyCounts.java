// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

/**
 * Statistics of the cache.
 *
 * @param hits responses from the cache, including stale ones
 * @param staleHits responses from the cache that were older than {@code cacheTtl}, because ARM was unavailable
 * @param calls calls that were sent to ARM, each with all its tries
 * @param failures failed calls, including those that were not sent because there was no token or no write budget
 */
public record KeyCounts(long hits, long staleHits, long calls, long failures) {}
