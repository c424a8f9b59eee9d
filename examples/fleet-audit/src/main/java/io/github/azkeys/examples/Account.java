// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/**
 * A line of fleet.csv: an account, and the operation that lists its keys. No field is required, because a missing field
 * would end the whole audit.
 */
@CsvRecord(separator = ",", skipFirstLine = true)
public class Account {

    @DataField(pos = 1, trim = true)
    private String operation;

    @DataField(pos = 2, trim = true)
    private String resourceId;

    public String getOperation() {
        return operation;
    }

    public String getResourceId() {
        return resourceId;
    }
}
