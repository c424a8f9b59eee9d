package io.github.azkeys.internal.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When each key of a pair was seen to change, from which follows the one that nobody is about to renew: who rotates
 * keys renews the one that is not in use, and after everybody moved to it the other. Time is that of ARM's answers, so
 * that a key counts as unchanged only as long as somebody looked. Holds digests, never a key. Immutable.
 *
 * <table>
 * <caption>What is used, after what was seen</caption>
 * <tr><th>seen</th><th>used</th></tr>
 * <tr><td>no change since the first look, as after a restart that kept no state</td><td>the first key</td></tr>
 * <tr><td>the other key renewed</td><td>still the key in use, and the other after the settling time</td></tr>
 * <tr><td>the key in use renewed</td><td>the other at once; the renewed one after the settling time</td></tr>
 * <tr><td>both renewed, at different looks</td><td>the one that was renewed sooner, whose new value has had more time;
 *     the other after the settling time</td></tr>
 * <tr><td>both renewed between two looks</td><td>the first key: which one was last cannot be told</td></tr>
 * <tr><td>one renewed again and again</td><td>the other</td></tr>
 * <tr><td>nothing, since ARM does not answer</td><td>what was used before</td></tr>
 * </table>
 */
final class PairHistory {

    private static final String SEPARATOR = ".";
    private static final String NEVER = "never";

    private final KeyDigests digests;
    private final List<String> names;
    private final Map<String, Instant> changes;
    private final Instant lastLook;

    private PairHistory(KeyDigests digests, List<String> names, Map<String, Instant> changes, Instant lastLook) {
        this.digests = digests;
        this.names = List.copyOf(names);
        this.changes = Map.copyOf(changes);
        this.lastLook = lastLook;
    }

    /** A first look at a pair. */
    static PairHistory of(Map<String, String> pair, Instant look, RandomGenerator random) {
        return new PairHistory(KeyDigests.of(pair, random), new ArrayList<>(pair.keySet()), Map.of(), look);
    }

    /** What is known after another look; this where that look was sooner than the last one. */
    PairHistory seen(Map<String, String> pair, Instant look) {
        if (!look.isAfter(lastLook)) {
            return this;
        }
        KeyDigests now = digests.next(pair);
        Map<String, Instant> known = new LinkedHashMap<>(changes);
        now.changedSince(digests).forEach(name -> known.put(name, look));
        return new PairHistory(now, names, known, look);
    }

    /** Whether both have seen the same changes, so that only one of them need be kept. */
    boolean knowsAsMuchAs(PairHistory other) {
        return changes.equals(other.changes);
    }

    /**
     * The name of the key to use.
     *
     * @param settling how long a renewed key has to be seen unchanged
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
        return change == null || !change.plus(settling).isAfter(lastLook);
    }

    private Instant change(String name) {
        return changes.getOrDefault(name, Instant.MIN);
    }

    /** For a state repository. */
    String toText() {
        // a repository in a file takes a line a state and splits it at a delimiter: this has neither
        return Stream.concat(
                        Stream.of(digests.toText(), millis(lastLook)),
                        names.stream().map(name -> millis(changes.get(name))))
                .collect(Collectors.joining(SEPARATOR));
    }

    /**
     * What {@link #toText()} wrote; null where it is something else, which is as if nothing had been seen.
     *
     * @param names those of the pair, in its order
     */
    static PairHistory ofText(String text, List<String> names) {
        String[] parts = text.split(Pattern.quote(SEPARATOR));
        try {
            KeyDigests digests = KeyDigests.ofText(parts[0]);
            if (digests == null || !digests.names().equals(Set.copyOf(names))) {
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

    private static String millis(Instant time) {
        return time == null ? NEVER : String.valueOf(time.toEpochMilli());
    }
}
