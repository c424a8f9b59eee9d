package io.github.azkeys.internal.cache;

/**
 * How often keys were wanted, and what that cost.
 *
 * @param hits answers from memory, old ones among them
 * @param staleHits answers from memory that were older than the endpoint wants, since ARM could not answer
 * @param calls calls that were sent to ARM, each with all its tries
 * @param failures how often no keys could be had, whether a call was sent, or none for want of a token or of budget
 */
public record KeyCounts(long hits, long staleHits, long calls, long failures) {}
