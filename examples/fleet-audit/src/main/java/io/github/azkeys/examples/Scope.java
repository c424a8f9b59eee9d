// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.util.Locale;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/**
 * A line of fleet.csv: the operation that lists the keys, and where its accounts are. No field is required, because a missing
 * field would end the whole audit.
 */
@CsvRecord(separator = ",", skipFirstLine = true)
public class Scope {

    @DataField(pos = 1, trim = true)
    private String operation;

    @DataField(pos = 2, trim = true)
    private String subscriptionId;

    @DataField(pos = 3, trim = true)
    private String resourceGroup;

    public String getOperation() {
        return operation;
    }

    public String getSubscriptionId() {
        return subscriptionId;
    }

    public String getResourceGroup() {
        return resourceGroup;
    }

    /** Whether a resource is in the subscription and the resource group. */
    boolean contains(String resourceId) {
        String id = resourceId.toLowerCase(Locale.ROOT);
        String subscription = ("/subscriptions/" + subscriptionId + "/").toLowerCase(Locale.ROOT);
        String group = (subscription + "resourceGroups/" + resourceGroup + "/").toLowerCase(Locale.ROOT);
        return id.startsWith("*".equals(resourceGroup) ? subscription : group);
    }

    /** Returns the operation and the scope without commas. */
    @Override
    public String toString() {
        return operation + " in " + subscriptionId + "/" + resourceGroup;
    }
}
