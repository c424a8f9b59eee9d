package io.github.azkeys.arm;

/**
 * How often keys were wanted, and what that cost.
 *
 * @param hits answers from memory, old ones among them
 * @param staleHits answers from memory that were older than the endpoint wants, since ARM could not answer
 * @param calls calls to ARM, each with all its tries
 * @param failures calls that brought no keys
 */
public record KeyCounts(long hits, long staleHits, long calls, long failures) {}
