// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.client;

/**
 * The Batch account whose keys are listed.
 *
 * @param endpoint the address of ARM without a trailing slash
 * @param connections the number of connections that a contender may open
 */
public record Target(String endpoint, int connections) {

    public static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
    public static final String RESOURCE_GROUP = "benchmarks";
    public static final String ACCOUNT = "benchmarks";
    public static final String API_VERSION = "2024-07-01";

    /** The token of the load runs, which all contenders get without a request. */
    public static final String TOKEN = "benchmark-token";

    /** Returns the path of the request. */
    public static String path() {
        return resourceId() + "/listKeys?api-version=" + API_VERSION;
    }

    /** Returns the id of the account. */
    public static String resourceId() {
        return "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/" + RESOURCE_GROUP
                + "/providers/Microsoft.Batch/batchAccounts/" + ACCOUNT;
    }

    /** Fails if a response has no key. */
    public static void requireKey(String key) {
        if (key == null || key.isEmpty()) {
            throw new IllegalStateException("The response has no primary key");
        }
    }
}
