package io.github.azkeys.examples;

import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/**
 * A line of the fleet's list: an account, and the operation of the component that lists its keys. Nothing is required
 * here, where it would end the whole audit.
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
