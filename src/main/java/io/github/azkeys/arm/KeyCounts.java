package io.github.azkeys.arm;

/**
 * How often keys were wanted, and what that cost.
 *
 * @param hits answers from memory, old ones among them
 * @param staleHits answers from memory that were older than the endpoint wants, since ARM could not answer
 * @param calls calls to ARM, each with all its tries; those that were never sent, for want of a token or of budget, are
 *     not among them
 * @param failures how often keys that were not in memory could not be had, whether a call was sent or not
 */
public record KeyCounts(long hits, long staleHits, long calls, long failures) {}
