// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.time.Duration;
import java.time.Instant;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** A line of the audit: a key, or an account whose keys could not be fetched. It contains no key. */
@CsvRecord(separator = ",", generateHeaderColumns = true, quoting = true)
public class KeyLine {

    @DataField(pos = 1, columnName = "resourceId")
    private String resourceId;

    @DataField(pos = 2, columnName = "key")
    private String key;

    @DataField(pos = 3, columnName = "fingerprint")
    private String fingerprint;

    @DataField(pos = 4, columnName = "created")
    private String created;

    @DataField(pos = 5, columnName = "ageInDays")
    private String ageInDays;

    @DataField(pos = 6, columnName = "askedAt")
    private String askedAt;

    @DataField(pos = 7, columnName = "error")
    private String error;

    /** @param created null if ARM does not return it */
    static KeyLine ofKey(String resourceId, String key, String fingerprint, Instant created, Instant askedAt) {
        KeyLine line = new KeyLine();
        line.resourceId = resourceId;
        line.key = key;
        line.fingerprint = fingerprint;
        if (created != null) {
            line.created = created.toString();
            line.ageInDays = String.valueOf(Duration.between(created, askedAt).toDays());
        }
        line.askedAt = askedAt.toString();
        return line;
    }

    static KeyLine ofError(String resourceId, String error) {
        KeyLine line = new KeyLine();
        line.resourceId = resourceId;
        line.error = error.replaceAll("[\"\\s]+", " "); // one line without characters to escape
        return line;
    }
}
