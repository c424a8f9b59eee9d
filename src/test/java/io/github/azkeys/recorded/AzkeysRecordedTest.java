// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.KeyAccessDisabledException;
import io.github.azkeys.ResourceNotFoundException;
import io.github.azkeys.internal.catalog.Form;
import io.github.azkeys.internal.catalog.KnownFailure;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.keys.SecretLeaves;
import io.github.azkeys.support.CapturedLog;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The component calls ARM and reads its responses as they were recorded, in each version that was. */
class AzkeysRecordedTest extends RecordedTestSupport {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final OperationIndex CATALOG = new OperationIndex();

    private static final Pattern SAS =
            Pattern.compile("SharedAccessSignature sr=(?<sr>[^&]+)&sig=(?<sig>[^&]+)&se=(?<se>\\d+)(?:&skn=.+)?");

    @BeforeEach
    void forgetCalls() {
        arm.takeCalls();
    }

    static List<Recording> lists() {
        return Recording.lists();
    }

    static List<Recording> forms() {
        return lists().stream()
                .filter(recording -> recording.status() == 200)
                .filter(recording -> !operation(recording).forms().isEmpty())
                .toList();
    }

    static List<Recording> regenerations() {
        return Recording.regenerations();
    }

    static List<Recording> actions() {
        return Recording.actions();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void keysAreListed(Recording recording) throws Exception {
        arm.add(recording.path(), recording);

        replay(recording, uri(recording), recording);

        RecordedArm.Call call = onlyCall();
        assertThat(call.method()).isEqualTo(operation(recording).method());
        assertRequest(call, recording);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void formsAreOfTheKeysOfTheResponse(Recording recording) throws Exception {
        arm.add(recording.path(), recording);
        for (Form form : operation(recording).forms().values()) {
            if (!form.reads().isEmpty()) {
                continue; // needs the resource, which was not recorded
            }
            for (String key : form.keys().keySet()) {
                String secret = form.keys().get(key).find(recording.response()).orElse("");

                Exchange result = send("direct:form", uri(recording) + "&form=" + form.name() + "&formKey=" + key);

                onlyCall();
                if (secret.isBlank() || form.token() != null && form.token().base64Key() && !isBase64(secret)) {
                    assertThat(result.getException())
                            .isInstanceOfAny(InvalidResponseException.class, KeyAccessDisabledException.class);
                } else {
                    assertThat(result.getException())
                            .as(form.name() + " " + key)
                            .isNull();
                    assertForm(result.getMessage().getBody(Secret.class).value(), form, secret);
                }
            }
        }
    }

    private static void assertForm(String value, Form form, String secret) throws Exception {
        assertThat(value.replace(secret, "")).doesNotContain("{", "}", "null");
        if (form.token() == null) {
            assertThat(value).contains(secret);
            return;
        }
        Matcher token = SAS.matcher(value);
        assertThat(token.matches()).isTrue();
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = form.token().base64Key() ? Base64.getDecoder().decode(secret) : secret.getBytes(UTF_8);
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] signature = mac.doFinal((token.group("sr") + "\n" + token.group("se")).getBytes(UTF_8));
        assertThat(URLDecoder.decode(token.group("sig"), UTF_8))
                .isEqualTo(Base64.getEncoder().encodeToString(signature));
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("regenerations")
    void keysAreRegenerated(Recording recording) throws Exception {
        Operation operation = operation(recording);
        boolean relisted = operation.regeneration().isListedAfterwards();
        Recording listed = relisted ? list(recording) : recording;
        arm.add(recording.path(), recording);
        arm.add(recording.id() + "/" + operation.path().action(), listed);

        replay(recording, uri(recording) + "&action=regenerate&regenerateKey=" + recording.key(), listed);

        List<RecordedArm.Call> calls = arm.takeCalls();
        assertThat(calls).hasSize(relisted ? 2 : 1);
        assertThat(calls.get(0).method()).isEqualTo("POST");
        assertRequest(calls.get(0), recording);
    }

    @ParameterizedTest
    @MethodSource("actions")
    void actionsWithoutAnOperationAreCalled(Recording recording) throws Exception {
        arm.add(recording.path(), recording);

        replay(recording, uri(recording) + "&action=" + recording.action(), recording);

        assertThat(onlyCall().path()).isEqualTo(recording.path());
    }

    static List<String> names() {
        return CATALOG.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void versionsThatWereSeenAreThoseOfTheRecordings(String name) {
        Set<String> recorded = Stream.concat(lists().stream(), regenerations().stream())
                .filter(recording -> recording.operation().equals(name) && recording.status() == 200)
                .map(Recording::apiVersion)
                .collect(Collectors.toSet());

        assertThat(CATALOG.get(name).seen()).containsExactlyInAnyOrderElementsOf(recorded);
    }

    private static void replay(Recording recording, String uri, Recording answer) throws Exception {
        Exchange result;
        String log;
        try (CapturedLog captured = new CapturedLog()) {
            result = send("direct:keys", uri);
            log = captured.text();
        }
        List<String> secrets = secrets(answer);
        List<String> telling =
                secrets.stream().filter(secret -> isTelling(secret, answer)).toList();
        assertThat(log).contains("azkeys").doesNotContain(TOKEN);
        assertHidden(log, telling);
        if (recording.status() == 404) {
            assertThat(result.getException()).isInstanceOfSatisfying(ResourceNotFoundException.class, failure -> {
                assertThat(failure.getStatus()).isEqualTo(404);
                assertThat(recording.response().toString()).contains("\"" + failure.getCode() + "\"");
            });
            return;
        }
        if (listsNothing(recording)) {
            assertThat(result.getException()).isInstanceOf(KeyAccessDisabledException.class);
            return;
        }
        assertThat(result.getException()).isNull();
        KeySet keys = result.getProperty("keys", KeySet.class);
        assertThat(keys.keyNames().stream().map(keys::key).toList()).containsAll(secrets);
        assertHidden(keys.toString() + result.getProperty("text"), telling);
        assertThat(JSON.readTree(result.getMessage().getBody(String.class))).isEqualTo(answer.response());
    }

    private static void assertHidden(String text, List<String> secrets) {
        assertThat(secrets).allSatisfy(secret -> assertThat(text).doesNotContain(secret));
    }

    /** Whether the response is an empty list, which means that keys are disabled. */
    private static boolean listsNothing(Recording recording) {
        return recording.operation() != null
                && recording.response().path("value").isArray()
                && recording.response().path("value").isEmpty()
                && operation(recording).failures().stream().anyMatch(KnownFailure::emptyList);
    }

    private static void assertRequest(RecordedArm.Call call, Recording recording) throws Exception {
        assertThat(call.path()).isEqualToIgnoringCase(recording.path());
        assertThat(call.apiVersion()).isEqualTo(recording.apiVersion());
        if (recording.request() != null) {
            assertThat(JSON.readTree(call.body())).isEqualTo(recording.request());
        }
    }

    private static RecordedArm.Call onlyCall() {
        List<RecordedArm.Call> calls = arm.takeCalls();
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }

    private static Operation operation(Recording recording) {
        return CATALOG.get(recording.operation()).at(recording.apiVersion());
    }

    private static String uri(Recording recording) {
        String id = recording.operation() == null || recording.key() != null
                ? recording.id()
                : recording
                        .path()
                        .substring(
                                0,
                                recording.path().length()
                                        - operation(recording).path().action().length()
                                        - 1);
        return "azkeys:" + (recording.operation() == null ? "resource" : recording.operation())
                + "?maxRetries=0&apiVersion=" + recording.apiVersion() + "&resourceId=RAW(" + id + ")";
    }

    private static Recording list(Recording regeneration) {
        return lists().stream()
                .filter(list -> list.operation().equals(regeneration.operation()) && list.status() == 200)
                .filter(list -> list.apiVersion().equals(regeneration.apiVersion()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> secrets(Recording recording) {
        return recording.status() == 404
                ? List.of()
                : SecretLeaves.of(String.valueOf(recording.operation()), recording.response());
    }

    /** A secret that is a word of the response cannot be told from it. */
    private static boolean isTelling(String secret, Recording recording) {
        return secret.length() >= 8 && !recording.response().has(secret) && !secret.matches("[*]+");
    }
}
