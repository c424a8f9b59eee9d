// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.time.Duration;
import java.time.Instant;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/**
 * A line of the audit: a key, which may be from an earlier audit if this one could not list it, an account whose keys could not be listed, or a line of fleet.csv whose accounts could not be
 * found. It contains no key.
 */
@CsvRecord(separator = ",", skipFirstLine = true, generateHeaderColumns = true, quoting = true)
public class KeyLine {

    @DataField(pos = 1, columnName = "resourceId")
    private String resourceId;

    @DataField(pos = 2, columnName = "key")
    private String key;

    @DataField(pos = 3, columnName = "fingerprint")
    private String fingerprint;

    @DataField(pos = 4, columnName = "created")
    private String created;

    @DataField(pos = 5, columnName = "unchangedSince")
    private String unchangedSince;

    @DataField(pos = 6, columnName = "changeSeen")
    private String changeSeen;

    @DataField(pos = 7, columnName = "ageInDays")
    private String ageInDays;

    @DataField(pos = 8, columnName = "overAge")
    private String overAge;

    @DataField(pos = 9, columnName = "askedAt")
    private String askedAt;

    @DataField(pos = 10, columnName = "error")
    private String error;

    /**
     * @param created null if ARM does not return it
     * @param before the line of the same key in the previous audit; null if there is none
     * @param maxAge the age from which a key is too old
     */
    static KeyLine ofKey(
            String resourceId,
            String key,
            String fingerprint,
            Instant created,
            Instant askedAt,
            KeyLine before,
            Duration maxAge) {
        KeyLine line = new KeyLine();
        line.resourceId = resourceId;
        line.key = key;
        line.fingerprint = fingerprint;
        line.created = created == null ? null : created.toString();
        line.askedAt = askedAt.toString();
        boolean unchanged = before != null && fingerprint.equals(before.fingerprint);
        line.unchangedSince = unchanged ? before.unchangedSince : askedAt.toString();
        line.changeSeen = before == null ? null : unchanged ? before.changeSeen : askedAt.toString();
        Instant since = created == null ? Instant.parse(line.unchangedSince) : created;
        Duration age = Duration.between(since, askedAt);
        line.ageInDays = String.valueOf(age.toDays());
        line.overAge = String.valueOf(age.compareTo(maxAge) > 0);
        return line;
    }

    /** @param subject the ARM id of an account, or a line of fleet.csv */
    static KeyLine ofError(String subject, String error) {
        KeyLine line = new KeyLine();
        line.resourceId = subject;
        line.error = error.replaceAll("[\"\\s]+", " "); // one line without characters to escape
        return line;
    }

    /** Returns the line for an audit that could not list the key. */
    KeyLine kept() {
        error = "not listed since " + askedAt;
        return this;
    }

    boolean isKey() {
        return isSet(fingerprint);
    }

    boolean isOverAge() {
        return Boolean.parseBoolean(overAge);
    }

    /** Whether ARM told the age. If not, the age is the time since the first audit with this fingerprint. */
    boolean isAgeExact() {
        return isSet(created);
    }

    /** Bindy reads and leaves empty texts for fields without a value. */
    private static boolean isSet(String field) {
        return field != null && !field.isEmpty();
    }

    long age() {
        return Long.parseLong(ageInDays);
    }

    String resourceId() {
        return resourceId;
    }

    String key() {
        return key;
    }

    String fingerprint() {
        return fingerprint;
    }

    /** Returns the day of the last audit that listed the key; empty if this one did. */
    String keptFrom() {
        return isSet(error) ? askedAt.substring(0, 10) : "";
    }

    /** Returns the day of the audit that saw the key changed; empty if none did. */
    String changeSeen() {
        return isSet(changeSeen) ? changeSeen.substring(0, 10) : "";
    }

    String error() {
        return error;
    }
}
