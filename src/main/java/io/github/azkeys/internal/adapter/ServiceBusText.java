// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

/** Tells a connection string of Event Hubs or Service Bus from a key. */
final class ServiceBusText {

    /** The form that is a connection string. */
    static final String CONNECTION_STRING = "connection-string";

    private static final String START = "Endpoint=";

    private ServiceBusText() {}

    static boolean isConnectionString(LiveKey key) {
        return key.current().value().regionMatches(true, 0, START, 0, START.length());
    }
}
