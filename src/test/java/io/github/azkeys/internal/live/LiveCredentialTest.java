// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.adapter.CredentialAdapter;
import io.github.azkeys.internal.adapter.LiveKey;
import io.github.azkeys.internal.address.AddressResolver;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.StatedNames;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.change.KeyDigests;
import io.github.azkeys.internal.declared.CurrentKeys;
import io.github.azkeys.internal.declared.KeyOrigin;
import io.github.azkeys.internal.declared.KeyPlaceholder;
import io.github.azkeys.internal.declared.ResolvedKey;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.keys.JsonKeys;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.NamesByOption;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a credential changes to a new value, and what it does if that fails. */
class LiveCredentialTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Recorder adapter = new Recorder();
    private final List<KeyPlaceholder> refused = new ArrayList<>();

    /** Records the values that a credential gets. */
    private static final class Recorder implements CredentialAdapter {

        private String value;
        private boolean refusing;

        @Override
        public Class<?> type() {
            return Object.class;
        }

        @Override
        public Live create(LiveKey key) {
            value = key.current().value();
            return new Live(this, () -> {
                if (refusing) {
                    throw new InvalidRequestException("refused");
                }
                value = key.keyName() + "=" + key.current().value();
            });
        }
    }

    private static ResolvedKey key(String key, String value, Instant expiry) {
        return new ResolvedKey(
                new CurrentKeys(null, null, null),
                new Secret("sas-token", value, expiry),
                new KeyDigests("salt", Map.of("key", key)),
                "fingerprint",
                () -> "policy");
    }

    private LiveCredential credential(ResolvedKey key) {
        return new LiveCredential(
                CredentialDeclaration.parse("supplier:hub/sas-token"), adapter, key, START, refused::add);
    }

    @Test
    void aTokenIsRenewedWhenHalfOfItsTimeIsOver() {
        LiveCredential credential = credential(key("k", "first", START.plus(Duration.ofHours(1))));

        assertThat(renew(credential, "second", Duration.ofMinutes(29))).isFalse();
        assertThat(adapter.value).isEqualTo("first");
        assertThat(credential.current().value()).isEqualTo("first");
        assertThat(renew(credential, "third", Duration.ofMinutes(31))).isTrue();
        assertThat(adapter.value).isEqualTo("policy=third");
        assertThat(credential.current().value()).isEqualTo("third");
        assertThat(renew(credential, "fourth", Duration.ofMinutes(32))).isFalse();
    }

    private static boolean renew(LiveCredential credential, String value, Duration after) {
        Instant now = START.plus(after);
        return credential.follow(key("k", value, now.plus(Duration.ofHours(1))), now, now.plus(MINUTE));
    }

    @Test
    void aTokenIsRenewedEarlierIfItWouldExpireBeforeTheNextChance() {
        LiveCredential credential = credential(key("k", "first", START.plus(Duration.ofMinutes(10))));

        Instant now = START.plus(MINUTE);
        assertThat(credential.follow(key("k", "second", now.plusSeconds(600)), now, now.plusSeconds(600)))
                .isTrue();
        assertThat(adapter.value).isEqualTo("policy=second");
    }

    @Test
    void aKeyThatDoesNotExpireStaysUntilItChanges() {
        LiveCredential credential = credential(key("k", "first", null));
        Instant later = START.plus(Duration.ofDays(365));

        assertThat(credential.follow(key("k", "same", null), later, later.plus(MINUTE)))
                .isFalse();
        assertThat(credential.current().value()).isEqualTo("first");
        assertThat(credential.follow(key("another", "second", null), later, later.plus(MINUTE)))
                .isTrue();
        assertThat(credential.current().value()).isEqualTo("second");
    }

    @Test
    void aCredentialThatRefusedAKeyIsGivenItAgain() {
        LiveCredential credential = credential(key("k", "first", null));
        adapter.refusing = true;

        ResolvedKey now = key("another", "second", null);
        assertThatThrownBy(() -> credential.follow(now, START, START)).hasMessage("refused");
        adapter.refusing = false;
        assertThat(credential.follow(now, START, START)).isTrue();
        assertThat(adapter.value).isEqualTo("policy=second");
    }

    @Test
    void aLaterResponseWithOtherKeysConcernsIt() {
        KeyOrigin origin = new KeyOrigin(null, request());
        LiveCredential credential = credential(new ResolvedKey(
                response(origin, "k", START),
                new Secret("key", "first", null),
                new KeyDigests("salt", Map.of("key", "k")),
                "fingerprint",
                () -> "policy"));

        assertThat(credential.isAffectedBy(Map.of(origin, response(origin, "k", START.plus(MINUTE)))))
                .isFalse();
        assertThat(credential.isAffectedBy(Map.of(origin, response(origin, "another", START.plus(MINUTE)))))
                .isTrue();
        assertThat(credential.isAffectedBy(Map.of(origin, response(origin, "another", START.minus(MINUTE)))))
                .as("a call that took longer")
                .isFalse();
        assertThat(credential.isAffectedBy(
                        Map.of(origin, response(origin, "another", START.minus(MINUTE.multipliedBy(61))))))
                .as("the clock was set back")
                .isTrue();
    }

    private static CurrentKeys response(KeyOrigin origin, String key, Instant retrievedAt) {
        return new CurrentKeys(
                origin,
                new KeyResponse(
                        origin.request(),
                        new JsonKeys(Map.of()),
                        JsonNodeFactory.instance.objectNode(),
                        Map.of(),
                        "id",
                        retrievedAt),
                new KeyDigests("salt", Map.of("key", key)));
    }

    private static KeyRequest request() {
        Map<String, String> names = Map.of("subscriptionId", "s", "resourceGroup", "g", "resourceName", "account");
        return new KeyRequest(
                new AddressResolver(new OperationIndex().get("batch"), new NamesByOption(names))
                        .resolve(StatedNames.NONE),
                "2024-07-01");
    }

    @Test
    void aRefusalNamesTheKey() {
        credential(key("k", "first", null)).refused();

        assertThat(refused).containsExactly(KeyPlaceholder.parse("hub/sas-token"));
    }

    @Test
    void itPrintsNoValue() {
        assertThat(credential(key("k", "first", null))).hasToString("supplier {{azkeys:hub/sas-token}}");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "AZURE_.*|SUPPLIER")
    void aMissingLibraryIsNamed(CredentialType missing) throws Exception {
        URL[] classes = {Path.of("target/classes").toUri().toURL()};
        ClassLoader withoutLibraries = new URLClassLoader(classes, null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (name.startsWith("io.github.azkeys.internal")) {
                    return super.findClass(name);
                }
                if (name.matches("(com\\.azure\\.storage|org\\.apache\\.kafka|org\\.apache\\.camel\\.component\\.kafka"
                        + "|org\\.apache\\.qpid|io\\.lettuce)\\..*")) {
                    throw new ClassNotFoundException(name);
                }
                return LiveCredentialTest.class.getClassLoader().loadClass(name);
            }
        };
        Class<?> types = withoutLibraries.loadClass(CredentialType.class.getName());
        Object type = types.getMethod("valueOf", String.class).invoke(null, missing.name());
        var adapter = types.getDeclaredMethod("adapter");
        adapter.setAccessible(true);

        assertThatThrownBy(() -> adapter.invoke(type)).rootCause().isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> adapter.invoke(type))
                .cause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("type " + missing.label() + " needs the Maven dependency " + missing.library());
    }
}
