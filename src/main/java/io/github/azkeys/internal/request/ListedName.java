package io.github.azkeys.internal.request;

import io.github.azkeys.internal.address.StatedNames;

/**
 * One element of the option {@code resourceNames}.
 *
 * @param text the name of a resource, or its ARM id
 */
record ListedName(String text) implements StatedNames {

    @Override
    public String label(String option) {
        return option.equals(stated()) ? "option resourceNames" : NONE.label(option);
    }

    @Override
    public String value(String option) {
        return option.equals(stated()) ? text : null;
    }

    private String stated() {
        return text.startsWith("/") ? "resourceId" : "resourceName";
    }
}
