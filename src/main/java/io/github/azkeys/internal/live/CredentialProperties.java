// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.options.AzkeysProperties;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.StatefulService;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.util.StringHelper;

/**
 * The properties {@code camel.azkeys.credentials.<name>} of an application. They are read at each look-up, because they may
 * be set after the registry was created. Threadsafe.
 */
final class CredentialProperties {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private static final Set<ServiceStatus> READABLE = EnumSet.range(ServiceStatus.Initialized, ServiceStatus.Started);

    private final CamelContext context;
    private final ThreadLocal<Boolean> reading = new ThreadLocal<>();

    CredentialProperties(CamelContext context) {
        this.context = context;
    }

    /** Returns the name of a credential in the registry: in camel case, although a property may be hyphenated. */
    static String canonical(String name) {
        return StringHelper.dashToCamelCase(name);
    }

    static String property(String name) {
        return AzkeysProperties.CREDENTIALS + name;
    }

    /**
     * Returns the declaration of a credential; null if there is none.
     *
     * @throws InvalidRequestException if it is not valid; the message names the property
     */
    CredentialDeclaration find(String name) {
        if (!NAME.matcher(name).matches() || !isReadable()) {
            return null;
        }
        reading.set(true);
        try {
            AzkeysProperties properties = new AzkeysProperties(context);
            CredentialDeclaration exact = find(properties, name);
            return exact != null ? exact : find(properties, StringHelper.camelCaseToDash(name));
        } finally {
            reading.remove();
        }
    }

    /** Returns all valid declarations by name, sorted. Invalid ones fail the start of the application. */
    Map<String, CredentialDeclaration> all() {
        Map<String, CredentialDeclaration> all = new TreeMap<>();
        if (isReadable()) {
            new AzkeysProperties(context).credentials().forEach((name, value) -> {
                try {
                    requireNoBraces(name, value);
                    CredentialDeclaration declaration = find(name);
                    if (declaration != null) {
                        all.put(canonical(name), declaration);
                    }
                } catch (InvalidRequestException e) {
                    // checked at start
                }
            });
        }
        return all;
    }

    /**
     * Checks the names and the values of all declarations.
     *
     * @return the declarations, by their names as the application spells them
     * @throws InvalidRequestException if one is not valid; the message names the property
     */
    Map<String, CredentialDeclaration> checked() {
        Map<String, CredentialDeclaration> checked = new TreeMap<>();
        Map<String, String> spellings = new HashMap<>();
        AzkeysProperties properties = new AzkeysProperties(context);
        properties.credentials().forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw new InvalidRequestException(property(name)
                        + ": the name must consist of letters, digits, - and _, and begin with a letter");
            }
            String other = spellings.put(canonical(name), name);
            if (other != null) {
                throw new InvalidRequestException(property(other) + " and " + property(name)
                        + " declare the same credential; remove one of them");
            }
            requireNoBraces(name, value);
            CredentialDeclaration declaration = find(properties, name);
            if (declaration == null) {
                throw invalid(name, CredentialDeclaration.invalid()); // it is empty
            }
            checked.put(name, declaration);
        });
        return checked;
    }

    /** A placeholder would be resolved to the key, which does not change. */
    private static void requireNoBraces(String name, String value) {
        if (value.contains("{{azkeys:")) {
            throw new InvalidRequestException(property(name) + ": it must be written without braces, in the form"
                    + " type:alias#key or type:alias/form, such as azure-named-key:store#newest-stable");
        }
    }

    /**
     * Whether properties can be read now. Camel looks up beans to create its properties, and would create them again; and a
     * source of properties may look up beans.
     */
    private boolean isReadable() {
        return reading.get() == null
                && context.hasService(PropertiesComponent.class) instanceof StatefulService properties
                && READABLE.contains(properties.getStatus());
    }

    private static CredentialDeclaration find(AzkeysProperties properties, String name) {
        String declaration = properties.declaration(property(name));
        return declaration == null || declaration.isEmpty() ? null : parse(name, declaration);
    }

    /** @throws InvalidRequestException if the declaration is not valid; the message names the property */
    static CredentialDeclaration parse(String name, String declaration) {
        try {
            return CredentialDeclaration.parse(declaration);
        } catch (InvalidRequestException e) {
            throw invalid(name, e);
        }
    }

    /** Returns the same problem with the property. */
    static InvalidRequestException invalid(String name, InvalidRequestException problem) {
        return new InvalidRequestException(
                property(name) + ": " + problem.getMessage(), problem.getResourceId(), problem);
    }
}
