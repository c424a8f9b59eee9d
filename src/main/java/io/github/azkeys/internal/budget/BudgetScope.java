// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.identity.Identity;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the limits for requests to a path apply to.
 *
 * @param subscription the subscription of the path
 * @param service the service that handles the path, within the subscription; null if the path names none
 */
record BudgetScope(Key subscription, Key service) {

    private static final Pattern SUBSCRIPTION = Pattern.compile("(?i)/subscriptions/([^/]+)(?:/.*)?");

    /** The last provider in a path handles the request. */
    private static final Pattern SERVICE = Pattern.compile("(?i).*/providers/([^/]+)/.*");

    static BudgetScope of(ArmConnection connection, String path) {
        Key subscription = new Key(
                connection.endpoint().resourceManager().toLowerCase(Locale.ROOT),
                connection.identity(),
                first(SUBSCRIPTION, path).toLowerCase(Locale.ROOT),
                "");
        String service = first(SERVICE, path);
        return new BudgetScope(subscription, service.isEmpty() ? null : subscription.to(service));
    }

    private static String first(Pattern pattern, String path) {
        Matcher matcher = pattern.matcher(path);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** What ARM counts requests by: cloud, identity, subscription and service. The hash is worked out once. */
    static final class Key {

        private final String resourceManager;
        private final Identity identity;
        private final String subscription;
        private final String service;
        private final int hash;

        private Key(String resourceManager, Identity identity, String subscription, String service) {
            this.resourceManager = resourceManager;
            this.identity = identity;
            this.subscription = subscription;
            this.service = service;
            this.hash = Objects.hash(resourceManager, identity, subscription, service.toLowerCase(Locale.ROOT));
        }

        private Key to(String otherService) {
            return new Key(resourceManager, identity, subscription, otherService);
        }

        /** Returns the id of the subscription in lower case; empty for resources of the tenant. */
        String subscription() {
            return subscription;
        }

        /** Returns the service as the path names it; empty for the limit of ARM. */
        String service() {
            return service;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && hash == key.hash
                    && subscription.equals(key.subscription)
                    && service.equalsIgnoreCase(key.service)
                    && resourceManager.equals(key.resourceManager)
                    && identity.equals(key.identity);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
