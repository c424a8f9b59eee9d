// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Names the items of a list. An item has the same name wherever it is in the list, because ARM does not promise an order.
 */
final class ItemNames {

    private ItemNames() {}

    /**
     * Returns the name of each item. An item has its own name if that is unique. Items without a name get a number; of
     * items with the same name, all but one get a number after it. Their keys decide which item gets which number: keys
     * are compared by digest, so that the numbers reveal nothing of them. Items with the same name and the same keys,
     * such as an item on two pages, count as one.
     *
     * @param itemName returns the item's own name; null or blank if it has none
     * @param itemKeys returns the keys of an item; null or blank if it has none
     */
    static <T> List<String> of(
            List<T> items, Function<T, @Nullable String> itemName, Function<T, @Nullable String> itemKeys) {
        Map<String, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < items.size(); i++) {
            String own = itemName.apply(items.get(i));
            groups.computeIfAbsent(own == null || own.isBlank() ? "" : own, first -> new ArrayList<>())
                    .add(i);
        }
        Set<String> taken = new HashSet<>(groups.keySet());
        String[] names = new String[items.size()];
        groups.forEach((own, indexes) -> {
            int number = own.isEmpty() ? 0 : 1;
            boolean free = !own.isEmpty();
            for (List<Integer> equal : byKeys(items, indexes, itemKeys)) {
                String name = own;
                while (!free) {
                    name = (own.isEmpty() ? "" : own + ".") + number++;
                    free = taken.add(name);
                }
                for (int index : equal) {
                    names[index] = name;
                }
                free = false;
            }
        });
        return Arrays.asList(names);
    }

    /** Returns the indexes of items with equal keys, in the order of the digests of the keys; items without keys are last. */
    private static <T> Collection<List<Integer>> byKeys(
            List<T> items, List<Integer> indexes, Function<T, @Nullable String> itemKeys) {
        if (indexes.size() == 1) {
            return List.of(indexes);
        }
        Map<String, List<Integer>> ranks = new TreeMap<>();
        for (int index : indexes) {
            String keys = itemKeys.apply(items.get(index));
            String rank = keys == null || keys.isBlank() ? "~" : Fingerprint.of(keys) + keys;
            ranks.computeIfAbsent(rank, first -> new ArrayList<>()).add(index);
        }
        return ranks.values();
    }

    /** Returns the index of each item, for lists whose items have no names. */
    static <T> List<String> indexes(List<T> items) {
        return IntStream.range(0, items.size()).mapToObj(String::valueOf).toList();
    }
}
