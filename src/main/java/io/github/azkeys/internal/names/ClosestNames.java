// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.names;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Finds the names that a misspelt name may mean. */
public final class ClosestNames {

    private static final int MOST_IN_A_QUESTION = 2;

    /** A second name is not asked about if it is this much farther away than the first. */
    private static final int MUCH_FARTHER = 3;

    private ClosestNames() {}

    /**
     * Returns a question after a wrong name, such as {@code (did you mean resourceName?)}, with a space before it and at most
     * two names; empty if no name is close.
     */
    public static String question(String wrong, Collection<String> names) {
        return question(wrong, names, UnaryOperator.identity());
    }

    /**
     * Returns the same question.
     *
     * @param written returns a name as it is written in the question
     */
    public static String question(String wrong, Collection<String> names, UnaryOperator<String> written) {
        List<String> closest = of(wrong, names, MOST_IN_A_QUESTION);
        if (closest.isEmpty()) {
            return "";
        }
        int tooFar = MUCH_FARTHER + distanceIgnoringCase(wrong, closest.get(0));
        return closest.stream()
                .filter(name -> distanceIgnoringCase(wrong, name) < tooFar)
                .map(written)
                .collect(Collectors.joining(" or ", " (did you mean ", "?)"));
    }

    /**
     * Returns the closest names, without regard to case, the closest first; empty if none is close.
     *
     * @param most the largest number of names to return
     */
    public static List<String> of(String wrong, Collection<String> names, int most) {
        String wanted = wrong.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> isClose(wanted, name.toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparingInt((String name) -> distanceIgnoringCase(wrong, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    /** Returns a name without case, hyphens, underscores and blanks, to compare spellings. */
    public static String plain(String name) {
        return name.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isClose(String wanted, String name) {
        return distance(wanted, name) <= Math.max(1, (1 + wanted.length()) / 4)
                || (wanted.length() > 3 && (name.contains(wanted) || wanted.contains(name)));
    }

    private static int distanceIgnoringCase(String a, String b) {
        return distance(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
    }

    /** Returns the number of letters to add, to remove, to replace, or to swap with the next one. */
    private static int distance(String a, String b) {
        int[] last = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], 1 + last[j - 2]);
                }
            }
            last = previous;
            previous = current;
        }
        return previous[b.length()];
    }
}
