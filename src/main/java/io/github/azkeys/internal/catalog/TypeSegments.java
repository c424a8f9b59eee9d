// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The segments of an ARM id that are the type and the names of a resource of any type, of any number. Immutable.
 *
 * @param template the segments of the path, with one parameter for type and names
 * @param anyType whether this parameter is the last segment; otherwise an extension resource follows
 */
record TypeSegments(List<String> template, boolean anyType) {

    /** The position of the type of a resource in a resource group. */
    static final int POSITION = 5;

    /** The number of segments of an extension resource without its name: {@code providers}, namespace and type. */
    private static final int EXTENSION_TYPE = 3;

    /**
     * Joins the segments to one with slashes. Adds an empty resource group to the id of a resource of any type that belongs
     * to a subscription.
     *
     * @param id the segments of an id, which are changed
     * @return whether the id has such segments
     */
    boolean join(List<String> id) {
        if (anyType && id.size() > 3 && id.get(2).equalsIgnoreCase("providers")) {
            id.addAll(2, List.of("resourceGroups", ""));
        } else if (id.size() > 3 && id.get(3).isEmpty()) {
            return false; // an empty resource group would be that of a subscription
        }
        int end = anyType ? id.size() : extension(id);
        if (end <= POSITION) {
            return false;
        }
        List<String> type = id.subList(POSITION, end);
        String joined = String.join("/", type);
        type.clear();
        id.add(POSITION, joined);
        return true;
    }

    /** Returns the position of the extension resource, of which there may be several; the size of the id if there is none. */
    private int extension(List<String> id) {
        for (int i = id.size() - EXTENSION_TYPE; i > POSITION; i--) {
            if (isExtension(id, i)) {
                return i;
            }
        }
        return id.size();
    }

    private boolean isExtension(List<String> id, int at) {
        return IntStream.range(0, EXTENSION_TYPE)
                .allMatch(i -> template.get(POSITION + 1 + i).equalsIgnoreCase(id.get(at + i)));
    }
}
