// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.KeyAccessDisabledException;
import io.github.azkeys.ResourceLockedException;
import io.github.azkeys.ResourceNotFoundException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.internal.catalog.KnownFailure;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.support.SharedArmTestSupport;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Error texts that ARM and its resource providers return, as public reports quote them, with the exception of the route, its
 * advice, and the number of tries.
 */
@Tag("camel")
class FailuresOfArmTest extends SharedArmTestSupport {

    private static final String OPTIONS = "&maxRetries=2&maxRetryDelay=5ms";
    private static final int TRIES = 3;

    private record Case(
            String operation,
            int status,
            String code,
            String message,
            Class<? extends AzkeysException> type,
            String advice) {

        int tries() {
            return type == ServiceUnavailableException.class || type == ThrottledException.class ? TRIES : 1;
        }

        @Override
        public String toString() {
            return operation + " " + status + " " + code;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "storage",
                        403,
                        "AuthorizationFailed",
                        "The client 'c' with object id 'o' does not have authorization to perform action"
                                + " 'Microsoft.Storage/storageAccounts/listKeys/action' over scope '/subscriptions/s'.",
                        AccessDeniedException.class,
                        "Assign the identity a role with Microsoft.Storage/storageAccounts/listkeys/action"),
                new Case(
                        "storage",
                        403,
                        "DenyAssignmentAuthorizationFailed",
                        "The client 'c' with object id 'o' has permission to perform action 'a' on scope 's'; however, the"
                                + " access is denied because of the deny assignment with name 'n' and Id 'i' at scope 's'.",
                        AccessDeniedException.class,
                        "A deny assignment takes precedence over roles"),
                new Case(
                        "storage",
                        403,
                        "LinkedAuthorizationFailed",
                        "The client 'c' has permission to perform action 'a' on scope 's'; however, it does not have"
                                + " permission to perform action 'b' on the '0' linked scope(s) '' and is blocked by deny"
                                + " assignments on the '2' linked scope(s) 's'.",
                        AccessDeniedException.class,
                        "A deny assignment takes precedence over roles"),
                new Case(
                        "storage",
                        401,
                        "InvalidAuthenticationTokenTenant",
                        "The access token is from the wrong issuer.",
                        AccessDeniedException.class,
                        "Check tenantId, cloud, audience, the identity, and the clock"),
                new Case(
                        "storage",
                        403,
                        "RequestDisallowedByPolicy",
                        "Resource 'a' was disallowed by policy.",
                        AccessDeniedException.class,
                        "network rules and policies"),
                new Case(
                        "batch",
                        409,
                        "MissingSubscriptionRegistration",
                        "The subscription is not registered to use namespace 'Microsoft.Batch'. See"
                                + " https://aka.ms/rps-not-found for how to register subscriptions.",
                        AzkeysException.class,
                        "Register the resource provider"),
                new Case(
                        "batch",
                        409,
                        "ReadOnlyDisabledSubscription",
                        "The subscription 's' is disabled and therefore marked as read only.",
                        AzkeysException.class,
                        "Enable the subscription"),
                new Case(
                        "batch",
                        400,
                        "NoRegisteredProviderFound",
                        "No registered resource provider found for location 'usgovvirginia' and API version '2024-07-01' for"
                                + " type 'batchAccounts'. The supported api-versions are '2015-12-01, 2021-06-01, 2022-01-01'."
                                + " The supported locations are 'usgovvirginia'.",
                        AzkeysException.class,
                        "Set apiVersion to a version that this cloud supports, such as 2015-12-01, 2021-06-01, 2022-01-01"),
                new Case(
                        "batch",
                        400,
                        "InvalidApiVersionParameter",
                        "The api-version '2024-07-01' is invalid. The supported versions are '2021-06-01,2021-01-01'.",
                        AzkeysException.class,
                        "Set apiVersion to a version that this cloud supports, such as 2021-01-01, 2021-06-01"),
                new Case(
                        "batch",
                        404,
                        "InvalidResourceType",
                        "The resource type 'batchAccounts' could not be found in the namespace 'Microsoft.Batch' for api"
                                + " version '2024-07-01'. The supported api-versions are '2022-01-01'.",
                        AzkeysException.class,
                        "Set apiVersion to a version that this cloud supports, such as 2022-01-01"),
                new Case(
                        "batch",
                        400,
                        "BadRequest",
                        "'2022-12-01-preview' is not a supported API version. Supported version are 2015-04-28-preview.",
                        AzkeysException.class,
                        "Set apiVersion"),
                new Case(
                        "batch",
                        409,
                        "ScopeLocked",
                        "The scope 's' cannot perform write operation because following scope(s) are locked: 's'. Please"
                                + " remove the lock and try again.",
                        ResourceLockedException.class,
                        "Remove the ReadOnly lock"),
                new Case(
                        "batch",
                        404,
                        "ResourceNotFound",
                        "The Resource 'a' under resource group 'g' was not found.",
                        ResourceNotFoundException.class,
                        "Check subscriptionId"),
                new Case(
                        "iothub",
                        404,
                        "KeyNameNotFound",
                        "Key name not found: k. If you contact a support representative please include this correlation"
                                + " identifier: 00000000-0000-0000-0000-000000000000, errorcode: IH404001.",
                        ResourceNotFoundException.class,
                        "keyName"),
                new Case(
                        "acr",
                        400,
                        "UnAuthorizedForCredentialOperations",
                        "Cannot perform credential operations for /subscriptions/s as admin user is disabled. Kindly enable"
                                + " admin user as per docs.",
                        KeyAccessDisabledException.class,
                        "Keys are disabled"),
                new Case(
                        "aks-admin",
                        400,
                        "BadRequest",
                        "Getting static credential is not allowed because this cluster is set to disable local accounts.",
                        KeyAccessDisabledException.class,
                        "Keys are disabled"),
                new Case(
                        "cognitiveservices",
                        400,
                        "BadRequest",
                        "Failed to list key. disableLocalAuth is set to be true",
                        KeyAccessDisabledException.class,
                        "Keys are disabled"),
                new Case(
                        "function-host",
                        400,
                        "BadRequest",
                        "Encountered an error (ServiceUnavailable) from host runtime.",
                        ServiceUnavailableException.class,
                        "Try again later"),
                new Case(
                        "function-host",
                        400,
                        "BadRequest",
                        "Encountered an error (Unauthorized) from host runtime.",
                        AzkeysException.class,
                        "(Unauthorized) from host runtime"),
                new Case(
                        "storage",
                        409,
                        "StorageAccountIsNotProvisioned",
                        "The storage account provisioning state must be 'Succeeded' before executing the operation.",
                        ServiceUnavailableException.class,
                        "Try again later"),
                new Case(
                        "redis",
                        409,
                        "AnotherOperationInProgress",
                        "Another operation on this or dependent resource is in progress.",
                        ServiceUnavailableException.class,
                        "Try again later"),
                new Case(
                        "servicebus-namespace",
                        409,
                        "Conflict",
                        "SubCode=40901. Another conflicting operation is in progress.",
                        ServiceUnavailableException.class,
                        "Try again later"),
                new Case(
                        "batch",
                        409,
                        "ResourceNotReady",
                        "The account is being created.",
                        ServiceUnavailableException.class,
                        "Try again later"),
                new Case(
                        "batch",
                        409,
                        "Conflict",
                        "The account is in a state that nothing here describes.",
                        AzkeysException.class,
                        "that nothing here describes"),
                new Case(
                        "batch",
                        429,
                        "TooManyRequests",
                        "Too many requests.",
                        ThrottledException.class,
                        "Send fewer requests, or wait"),
                new Case(
                        "batch",
                        504,
                        "GatewayTimeout",
                        "The gateway did not receive a response from 'Microsoft.Batch' within the specified time period.",
                        ServiceUnavailableException.class,
                        "Try again later"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anErrorOfArm(Case arm) {
        check(arm, Fault.error(arm.status(), arm.code(), arm.message()));
    }

    /** Each failure that an operation file states, alone. */
    static Stream<Arguments> knownFailures() {
        OperationIndex catalog = new OperationIndex();
        return catalog.names().stream().map(catalog::get).flatMap(operation -> operation.failures().stream()
                .filter(failure -> !failure.emptyList())
                .map(failure -> Arguments.of(operation.name(), failure)));
    }

    @ParameterizedTest
    @MethodSource("knownFailures")
    void aFailureOfTheCatalog(String operation, KnownFailure failure) {
        boolean disabled = failure.means().equals(KnownFailure.DISABLED);
        int status = Objects.requireNonNullElse(failure.status(), 400);
        String code = Objects.requireNonNullElse(failure.code(), "BadRequest");
        String message = "Before " + Objects.requireNonNullElse(failure.text(), "words") + " after.";

        check(
                new Case(
                        operation,
                        status,
                        code,
                        message,
                        disabled ? KeyAccessDisabledException.class : ServiceUnavailableException.class,
                        disabled ? "Keys are disabled" : "Try again later"),
                Fault.error(status, code, message));
    }

    @Test
    void aCodeInADetail() {
        String body = "{\"error\": {\"code\": \"BadRequest\", \"message\": \"No.\", \"details\": [{\"code\":"
                + " \"MissingSubscriptionRegistration\", \"message\": \"Not registered.\"}]}}";

        check(
                new Case("batch", 400, "BadRequest", "No.", AzkeysException.class, "Register the resource provider"),
                Fault.status(400).json(body));
    }

    @Test
    void aVersionThatArmHasJustRejectedIsNotAdvised() {
        Case rejected = new Case(
                "batch",
                400,
                "NoRegisteredProviderFound",
                "No API version '2024-07-01'. The supported api-versions are '2020-01-01'.",
                AzkeysException.class,
                "that this cloud supports");

        assertThat(check(rejected, Fault.error(400, rejected.code(), rejected.message())))
                .endsWith("that this cloud supports");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 407, 418})
    void aPageOfAProxyIsNoAnswerOfArm(int status) {
        check(
                new Case(
                        "batch",
                        status,
                        null,
                        "Blocked by Contoso.",
                        InvalidResponseException.class,
                        "A proxy or gateway"),
                Fault.status(status).html("<html><title>Blocked by Contoso.</title></html>"));
    }

    @Test
    void anEmptyListOfAServiceThatRemovesDisabledKeys() {
        check(
                new Case("appconfig", 200, null, ". ", KeyAccessDisabledException.class, "Keys are disabled"),
                Fault.status(200).json("{\"value\": []}"));
    }

    private static String check(Case expected, Fault fault) {
        arm.fail(fault.times(expected.tries()));
        int before = arm.calls().size();

        Exception failure = template.request(
                        "azkeys:" + expected.operation() + "?resourceId=" + resourceId(expected.operation()) + OPTIONS,
                        exchange -> {})
                .getException();

        assertThat(failure).isExactlyInstanceOf(expected.type());
        AzkeysException e = (AzkeysException) failure;
        assertThat(e.getStatus()).isEqualTo(expected.status());
        assertThat(e.getCode()).isEqualTo(expected.code());
        assertThat(e.getMessage())
                .containsOnlyOnce("azkeys:" + expected.operation())
                .contains(expected.message().substring(0, expected.message().length() - 1))
                .contains(expected.advice())
                .doesNotContain("{");
        assertThat(arm.calls()).hasSize(before + expected.tries());
        return e.getMessage();
    }

    /** Returns the id of the documented resource of an operation, which the embedded service has. */
    private static String resourceId(String name) {
        Operation operation = new OperationIndex().get(name);
        String path = operation.path().toString();
        for (Map.Entry<String, String> value : operation.sample().request().entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        return path.substring(0, path.lastIndexOf('/'));
    }
}
