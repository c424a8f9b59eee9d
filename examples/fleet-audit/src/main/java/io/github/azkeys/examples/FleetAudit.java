// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.keys.DateTime;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.StorageAccountListKeysResult;
import io.github.azkeys.keys.StorageAccountListKeysResult.StorageAccountKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/** Creates the lines of the audit from the keys of accounts. Threadsafe. */
public class FleetAudit {

    /** Returns an audit without lines. */
    public List<KeyLine> begin() {
        return new ArrayList<>();
    }

    /** Adds a line for each key of an account. */
    public void keys(
            @Body KeySet keys,
            @Header("CamelAzkeysResourceId") String resourceId,
            @Header("CamelAzkeysRetrievedAt") Instant retrievedAt,
            @Variable("lines") List<KeyLine> lines) {
        for (String name : keys.keyNames()) {
            Instant created = created(keys, keys.key(name));
            lines.add(KeyLine.ofKey(resourceId, name, keys.fingerprint(name), created, retrievedAt));
        }
    }

    /** Adds a line with the reason why the keys of an account could not be fetched. */
    public void error(
            @Header("CamelAzkeysResourceId") String resourceId,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception problem,
            @Variable("lines") List<KeyLine> lines) {
        lines.add(KeyLine.ofError(resourceId, problem.getMessage()));
    }

    /** Returns the creation time of a key; only storage accounts have it. */
    private static Instant created(KeySet keys, String value) {
        if (!(keys instanceof StorageAccountListKeysResult account)) {
            return null;
        }
        return account.keys().stream()
                .filter(key -> key.value().equals(value))
                .map(StorageAccountKey::creationTime)
                .filter(Objects::nonNull)
                .map(DateTime::instant)
                .findFirst()
                .orElse(null);
    }
}
