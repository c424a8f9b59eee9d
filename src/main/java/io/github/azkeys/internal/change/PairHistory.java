// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.change;

import io.github.azkeys.internal.call.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When each key of a rotation pair changed. It decides which key is used: a rotation regenerates the key that is not in
 * use, and regenerates the other one after all applications use the new key. Times are those of ARM's responses, so a key
 * counts as unchanged only until the last response. Holds digests, never a key. Immutable.
 *
 * <table>
 * <caption>The key that is used</caption>
 * <tr><th>responses show</th><th>used</th></tr>
 * <tr><td>no change since the first response, or since a restart without a state repository</td><td>the first key</td></tr>
 * <tr><td>the other key changed</td><td>the key in use; the other key after the settling time</td></tr>
 * <tr><td>the key in use changed</td><td>the other key at once; the changed key after the settling time</td></tr>
 * <tr><td>both changed, in different responses</td><td>the key that changed earlier, because its new value has been valid
 *     for longer; the other key after the settling time</td></tr>
 * <tr><td>both changed between two responses</td><td>the first key: which one changed last is unknown</td></tr>
 * <tr><td>one key changes repeatedly</td><td>the other key</td></tr>
 * <tr><td>nothing, because ARM is unavailable</td><td>the key in use</td></tr>
 * </table>
 */
record PairHistory(KeyDigests digests, List<String> names, Map<String, Instant> changes, Instant lastResponse) {

    private static final String SEPARATOR = ".";
    private static final String NEVER = "never";

    PairHistory {
        names = List.copyOf(names);
        changes = Map.copyOf(changes);
    }

    /** Returns the history after the first response. */
    static PairHistory of(KeyDigests pair, Instant retrievedAt) {
        return new PairHistory(pair, List.copyOf(pair.digests().keySet()), Map.of(), retrievedAt);
    }

    /**
     * Returns the history after another response. A response that is not later than the last one is ignored, unless the
     * clock was set back: then the history goes on as if all of it had been before the response.
     *
     * @param keys both keys in plaintext, to compare them with digests of an earlier process
     * @param now the time when a response arrived last. If the last one of this history is later than that by more than any
     *     call takes, the clock was set back
     */
    PairHistory next(KeyDigests pair, Map<String, String> keys, Instant retrievedAt, Instant now) {
        boolean setBack = Durations.wasClockSetBack(lastResponse, now);
        if (!setBack && !retrievedAt.isAfter(lastResponse)) {
            return this;
        }
        Map<String, Instant> known = new LinkedHashMap<>(changes);
        known.replaceAll((name, change) -> earlier(change, retrievedAt));
        pair.changedSince(digests, keys).forEach(name -> known.put(name, retrievedAt));
        return new PairHistory(pair, names, known, retrievedAt);
    }

    /**
     * Returns this history with what another one of the same process has after it. If both end with the same keys, a key has
     * been unchanged since the earlier time of both.
     *
     * @param other must have digests with the same salt
     */
    PairHistory continuedBy(PairHistory other) {
        Map<String, Instant> known = new LinkedHashMap<>(changes);
        if (other.digests.equals(digests)) {
            other.changes.forEach((name, change) -> known.merge(name, change, PairHistory::earlier));
            Instant last = lastResponse.isAfter(other.lastResponse) ? lastResponse : other.lastResponse;
            return new PairHistory(digests, names, known, last);
        }
        if (!other.lastResponse.isAfter(lastResponse)) {
            return this;
        }
        other.changes.forEach((name, change) -> {
            if (change.isAfter(lastResponse)) {
                known.put(name, change);
            }
        });
        return new PairHistory(other.digests, names, known, other.lastResponse);
    }

    /** Whether both histories have the same changes, so that this one need not be saved after the other. */
    boolean hasChangesOf(PairHistory other) {
        return changes.equals(other.changes);
    }

    /**
     * Returns the name of the key that is used from a response: if the response is older than the last one and its value
     * of that key is outdated, the other key.
     *
     * @param response the digests of the response
     * @param keys both keys of the response in plaintext
     */
    String newestStable(Duration settling, KeyDigests response, Map<String, String> keys) {
        String newest = newestStable(settling);
        String other = names.get(newest.equals(names.get(0)) ? 1 : 0);
        List<String> outdated = response.changedSince(digests, keys);
        return outdated.contains(newest) && !outdated.contains(other) ? other : newest;
    }

    /**
     * Returns the name of the key that is used.
     *
     * @param settling how long a changed key has to be unchanged before it is used
     */
    String newestStable(Duration settling) {
        String first = names.get(0);
        String second = names.get(1);
        boolean firstSettled = isSettled(first, settling);
        boolean secondSettled = isSettled(second, settling);
        if (firstSettled != secondSettled) {
            return firstSettled ? first : second;
        }
        int order = change(second).compareTo(change(first));
        return order == 0 || (order > 0) != firstSettled ? first : second;
    }

    private boolean isSettled(String name, Duration settling) {
        Instant change = changes.get(name);
        return change == null || !change.plus(settling).isAfter(lastResponse);
    }

    private Instant change(String name) {
        return changes.getOrDefault(name, Instant.MIN);
    }

    /** Returns the text for a state repository. */
    String toText() {
        // FileStateRepository writes one line for each state and splits it at a delimiter; this text has neither
        return Stream.concat(
                        Stream.of(digests.toText(), millis(lastResponse)),
                        names.stream().map(name -> millis(changes.get(name))))
                .collect(Collectors.joining(SEPARATOR));
    }

    /**
     * Reads what {@link #toText()} wrote. Returns null for any other text, as if there were no history.
     *
     * @param names the names of the pair, in its order
     */
    static PairHistory ofText(String text, List<String> names) {
        String[] parts = text.split(Pattern.quote(SEPARATOR));
        try {
            KeyDigests digests = KeyDigests.ofText(parts[0]);
            if (digests == null || !digests.digests().keySet().equals(Set.copyOf(names))) {
                return null;
            }
            Map<String, Instant> changes = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                if (!parts[i + 2].equals(NEVER)) {
                    changes.put(names.get(i), Instant.ofEpochMilli(Long.parseLong(parts[i + 2])));
                }
            }
            return new PairHistory(digests, names, changes, Instant.ofEpochMilli(Long.parseLong(parts[1])));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return null;
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String millis(Instant time) {
        return time == null ? NEVER : String.valueOf(time.toEpochMilli());
    }
}
