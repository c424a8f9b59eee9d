// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.ArmError;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.KeyAccessDisabledException;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.AzkeysTestSupport;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resource providers format errors differently; a route gets the same exception. */
class AzkeysErrorShapesTest extends AzkeysTestSupport {

    @Test
    void everyShapeOfError() {
        assertError(
                "{\"error\":{\"code\":\"C\",\"message\":\"M.\",\"target\":\"T\",\"details\":[{\"code\":\"D\",\"message\":\"N\"}],"
                        + "\"additionalInfo\":[{\"type\":\"x\",\"info\":{}}]}}",
                "C",
                "M.",
                "T",
                "N");
        assertError("{\"code\":\"C\",\"message\":\"M.\"}", "C", "M.", null, null);
        assertError(
                "{\"code\":\"C\",\"httpStatusCode\":\"BadRequest\",\"message\":\"M.\",\"details\":\"N\"}",
                "C",
                "M.",
                null,
                "N");
        assertError(
                "{\"Code\":\"C\",\"HttpStatusCode\":\"BadRequest\",\"Message\":\"M.\",\"Details\":\"N\"}",
                "C",
                "M.",
                null,
                "N");
        assertError("{\"error\":\"C\",\"error_description\":\"M.\"}", "C", "M.", null, null);
        assertError("<html><h1>400</h1></html>", null, null, null, null);
        assertError("", null, null, null, null);
        assertError("[\"C\"]", null, null, null, null);
        assertError("{\"error\":{\"code\":", null, null, null, null);
        assertError("{\"error\":null,\"code\":17}", "17", null, null, null);
    }

    @Test
    void anErrorCannotForgeLinesOrFillTheLog() {
        arm.fail(Fault.status(400)
                .json("{\"code\":\"C\",\"message\":\"one\\n2026 ERROR forged" + " x".repeat(50_000) + "\"}"));

        AzkeysException e = failure();

        assertThat(e.getMessage()).contains("one 2026 ERROR forged").hasSizeLessThan(3000);
    }

    @Test
    void detailsWithoutEndAreCut() {
        String detail = "{\"code\":\"D\",\"message\":\"" + "xxx ".repeat(250) + "\"}";
        arm.fail(Fault.status(400)
                .json("{\"error\":{\"code\":\"C\",\"message\":\"M.\",\"details\":["
                        + String.join(",", Collections.nCopies(1500, detail)) + "]}}"));

        AzkeysException e = failure();

        assertThat(e.getDetails()).hasSize(10);
        assertThat(e.getMessage()).contains("400 C: M; xxx").hasSizeLessThan(5000);
        assertThat(e.getMessage()).contains("(request id " + e.getRequestId() + ")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "403 | KeyBasedAuthenticationNotPermitted | No.",
                "400 | BadRequest | Failed to list key. disableLocalAuth is set to be true",
                "400 | BadRequest | The value of 'disableLocalAuth' is true.",
                "409 | Conflict | The account 'a' has \"allowSharedKeyAccess\" set to false.",
                "403 | Forbidden | The account doesn't permit shared key access, so its keys can't be listed."
            })
    void disabledKeys(int status, String code, String message) {
        assertThat(refusal(status, code, message)).isInstanceOf(KeyAccessDisabledException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "404 | ResourceNotFound | The Resource 'Microsoft.Storage/storageAccounts/mysharedkeys' was not found.",
                "404 | ResourceGroupNotFound | Resource group sharedkeys could not be found.",
                "403 | AuthorizationFailed | No authorization to perform action w/sharedKeys/action, shared key access.",
                "403 | Forbidden | The caller lacks \"Microsoft.OperationalInsights/workspaces/sharedKeys/action\".",
                "404 | NotFound | Nothing at /subscriptions/s/resourceGroups/sharedkeys.",
                "409 | Conflict | The account 'mysharedkeys' is in use."
            })
    void namesThatContainSharedKeysAreNotDisabledKeys(int status, String code, String message) {
        assertThat(refusal(status, code, message)).isNotInstanceOf(KeyAccessDisabledException.class);
    }

    @Test
    void aMissingPermissionWhoseActionContainsSharedKeys() {
        String workspace =
                "/subscriptions/subid/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/wspace1";
        arm.add("loganalytics", workspace);
        arm.deny(workspace);

        assertThat(ask("azkeys:loganalytics?resourceId=" + workspace).getException())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("Assign the identity a role with Microsoft.OperationalInsights/workspaces/");
    }

    private Exception refusal(int status, String code, String message) {
        arm.fail(Fault.error(status, code, message));
        return ask("azkeys:batch?resourceId=" + BATCH).getException();
    }

    private void assertError(String body, String code, String message, String target, String detail) {
        arm.fail(Fault.status(400).json(body));

        AzkeysException e = failure();

        assertThat(e.getStatus()).isEqualTo(400);
        assertThat(e.getCode()).as(body).isEqualTo(code);
        assertThat(e.getArmMessage()).as(body).isEqualTo(message);
        assertThat(e.getTarget()).as(body).isEqualTo(target);
        if (detail == null) {
            assertThat(e.getDetails()).as(body).isEmpty();
        } else {
            assertThat(e.getDetails()).extracting(ArmError::message).containsExactly(detail);
            assertThat(e).hasMessageContaining(detail);
        }
    }

    private AzkeysException failure() {
        Exception failure = ask("azkeys:batch?resourceId=" + BATCH).getException();
        assertThat(failure).isExactlyInstanceOf(AzkeysException.class);
        return (AzkeysException) failure;
    }
}
