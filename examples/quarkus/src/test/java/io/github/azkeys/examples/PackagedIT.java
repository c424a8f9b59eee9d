// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.azkeys.embedded.EmbeddedArm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged application in a separate process, with an identity in its configuration. */
@QuarkusIntegrationTest
@QuarkusTestResource(
        value = EmbeddedArmResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "identity", value = "camel.component.azkeys."))
@TestProfile(PackagedIT.Impatient.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PackagedIT {

    private static final Path LOG = Path.of("target", "quarkus.log");
    private static final Pattern PRINTED = Pattern.compile("The key in use is ([0-9a-f]{8,})");

    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "asked-by", "timer:fingerprint?period=200",
                    "camel.component.azkeys.cache-ttl", "0",
                    "camel.component.azkeys.max-retries", "0");
        }
    }

    EmbeddedArm arm;

    @Test
    void printsAnotherFingerprintOnceTheKeyIsRegenerated() throws IOException {
        await().until(() -> fingerprints().size() == 1);
        arm.regenerate(EmbeddedArmResource.HUB, "primaryKey");
        await().until(() -> fingerprints().size() > 1);

        String log = Files.readString(LOG);
        assertEquals(2, fingerprints().size(), log);
        assertEquals(1, arm.tokensIssued());
        arm.secrets().forEach(secret -> assertFalse(log.contains(secret)));
    }

    private static Set<String> fingerprints() throws IOException {
        return PRINTED.matcher(Files.readString(LOG))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
