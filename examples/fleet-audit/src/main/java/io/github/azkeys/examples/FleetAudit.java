// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.keys.DateTime;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.ResourceKeys;
import io.github.azkeys.keys.StorageAccountListKeysResult;
import io.github.azkeys.keys.StorageAccountListKeysResult.StorageAccountKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/** Creates the lines of the audit, and the page, from the keys of accounts. */
public class FleetAudit {

    private Duration maxAge = Duration.ofDays(90);

    /** Sets the age from which a key is too old. */
    public void setMaxAgeInDays(long days) {
        maxAge = Duration.ofDays(days);
    }

    /** Returns an audit without lines. */
    public List<KeyLine> begin() {
        return new ArrayList<>();
    }

    /** Adds a line for each key of the accounts that were found, or the reason why an account has none. */
    public void keys(
            @Body List<ResourceKeys> accounts,
            @Variable("previous") List<KeyLine> previous,
            @Variable("lines") List<KeyLine> lines) {
        for (ResourceKeys account : accounts) {
            if (account.failure() != null) {
                lines.add(
                        KeyLine.ofError(account.resourceId(), account.failure().getMessage()));
                continue;
            }
            KeySet keys = account.keys();
            for (String name : keys.keyNames()) {
                lines.add(KeyLine.ofKey(
                        account.resourceId(),
                        name,
                        keys.fingerprint(name),
                        created(keys, keys.key(name)),
                        account.retrievedAt(),
                        find(previous, account.resourceId(), name),
                        maxAge));
            }
        }
    }

    /** Adds a line with the reason why the accounts of a scope could not be found. */
    public void error(
            @Variable("scope") Scope scope,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception problem,
            @Variable("lines") List<KeyLine> lines) {
        Throwable cause = problem;
        while (cause.getCause() != null && !(cause instanceof io.github.azkeys.AzkeysException)) {
            cause = cause.getCause(); // Camel wraps the failure of an endpoint that cannot be created
        }
        lines.add(KeyLine.ofError(scope.toString(), cause.getMessage()));
    }

    /**
     * Adds the lines of the previous audit for keys that could not be listed now, since the account or the scope failed.
     * Otherwise the next audit would not know since when they are unchanged.
     */
    public void keep(
            @Variable("scopes") List<Scope> scopes,
            @Variable("previous") List<KeyLine> previous,
            @Variable("lines") List<KeyLine> lines) {
        Set<String> failed = ids(lines.stream().filter(line -> !line.isKey()));
        Set<String> listed = ids(lines.stream().filter(KeyLine::isKey));
        List<Scope> failedScopes = scopes.stream()
                .filter(scope -> failed.contains(scope.toString().toLowerCase(Locale.ROOT)))
                .toList();
        lines.addAll(previous.stream()
                .filter(line -> line.isKey() && !listed.contains(id(line)))
                .filter(line -> failed.contains(id(line))
                        || failedScopes.stream().anyMatch(scope -> scope.contains(line.resourceId())))
                .map(KeyLine::kept)
                .toList());
    }

    private static Set<String> ids(Stream<KeyLine> lines) {
        return lines.map(FleetAudit::id).collect(Collectors.toSet());
    }

    private static String id(KeyLine line) {
        return line.resourceId().toLowerCase(Locale.ROOT);
    }

    /** Returns the page with the chart. */
    public String page(@Variable("lines") List<KeyLine> lines) {
        return new AuditPage(lines, maxAge, Instant.now()).html();
    }

    /** Returns the result in one line. */
    public String summary(@Variable("lines") List<KeyLine> lines) {
        return AuditPage.summary(lines, maxAge);
    }

    private static KeyLine find(List<KeyLine> previous, String resourceId, String key) {
        return previous.stream()
                .filter(line -> line.isKey() && line.resourceId().equalsIgnoreCase(resourceId))
                .filter(line -> line.key().equals(key))
                .findFirst()
                .orElse(null);
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
