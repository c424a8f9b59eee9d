// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import io.github.azkeys.internal.options.AzkeysProperties;
import org.apache.camel.util.StringHelper;

/** The properties of an application that are not options of the component. */
enum ApplicationProperty {
    KEYS(
            AzkeysProperties.KEYS,
            "java.util.Map<java.lang.String,java.lang.String>",
            "",
            "Declares keys, for placeholders such as {{azkeys:alias#key}} and for live credentials. <name> is the alias;"
                    + " the value is an endpoint URI without azkeys:."),
    CREDENTIALS(
            AzkeysProperties.CREDENTIALS,
            "java.util.Map<java.lang.String,java.lang.String>",
            "",
            "Declares live credentials. The key is the name; the value is type:alias#key or type:alias/form#key."),
    REFRESH_ENABLED(
            AzkeysProperties.REFRESH_ENABLED,
            "java.lang.Boolean",
            "false",
            "Whether routes with keys in placeholders get the new key when one of them changes."),
    REFRESH_PERIOD(
            AzkeysProperties.REFRESH_PERIOD,
            "java.time.Duration",
            "60s",
            "How often declared keys are listed. At least 1s."),
    REFUSED_EXCEPTIONS(
            AzkeysProperties.REFUSED_EXCEPTIONS,
            "java.lang.String",
            "",
            "Further exceptions which mean that a service refused a key, separated by semicolons. none removes those"
                    + " before it, such as the defaults."),
    REFUSED_MINIMUM_INTERVAL(
            AzkeysProperties.REFUSED_MINIMUM_INTERVAL,
            "java.time.Duration",
            "1s",
            "The shortest time between two calls for the keys of a resource that are refused. At least 1s."),
    RELOAD_GRACE(
            AzkeysProperties.RELOAD_GRACE,
            "java.time.Duration",
            "10s",
            "How long messages may continue with a key that is not valid anymore."),
    RESOLVE_WHILE_RUNNING(
            AzkeysProperties.RESOLVE_WHILE_RUNNING,
            "java.lang.Boolean",
            "false",
            "Whether placeholders {{azkeys:...}} are also resolved in text that is created while routes run.");

    private final String property;
    private final String type;
    private final String defaultValue;
    private final String description;

    ApplicationProperty(String property, String type, String defaultValue, String description) {
        this.property = property;
        this.type = type;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /** Returns the name in camel case. */
    String property() {
        return isMap() ? property.substring(0, property.length() - 1) : property;
    }

    /** Returns the name with hyphens, as Spring Boot writes it. */
    String hyphenated() {
        return StringHelper.camelCaseToDash(property());
    }

    /** Whether the property has a name after it. */
    boolean isMap() {
        return property.endsWith(".");
    }

    /** Returns the full name of the Java class. */
    String type() {
        return type;
    }

    /** Returns the default as it is written in a properties file; empty if there is none. */
    String defaultValue() {
        return defaultValue;
    }

    String description() {
        return description;
    }
}
