// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.KeyAccessDisabledException;
import io.github.azkeys.ResourceLockedException;
import io.github.azkeys.ResourceNotFoundException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.AzkeysTestSupport;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exception for each failure, as a route catches it. */
class AzkeysErrorsTest extends AzkeysTestSupport {

    private static final int TRIES = 4;

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (Class<? extends AzkeysException> condition : List.of(
                        AccessDeniedException.class,
                        InvalidRequestException.class,
                        InvalidResponseException.class,
                        KeyAccessDisabledException.class,
                        ResourceLockedException.class,
                        ResourceNotFoundException.class,
                        ServiceUnavailableException.class,
                        ThrottledException.class)) {
                    onException(condition).handled(true).setHeader("caught", constant(condition.getSimpleName()));
                }
                onException(AzkeysException.class).handled(true).setHeader("caught", constant("AzkeysException"));
                from("direct:batch").to("azkeys:batch?resourceId=" + BATCH);
                from("direct:open").to("azkeys:batch?subscriptionId=subid&resourceGroup=g");
            }
        };
    }

    @Test
    void aResourceThatDoesNotExist() {
        arm.remove(BATCH);

        AzkeysException e = caught("ResourceNotFoundException");

        assertThat(e.getStatus()).isEqualTo(404);
        assertThat(e.getCode()).isEqualTo("ResourceNotFound");
        assertThat(e.getResourceId()).isEqualTo(BATCH);
        assertThat(e.getRequestId()).isNotBlank();
        assertThat(e)
                .hasMessageContaining("azkeys:batch cannot get the keys of " + BATCH + ": 404 ResourceNotFound")
                .hasMessageContaining("Check subscriptionId");
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void anIdentityWithoutPermission() {
        arm.deny(BATCH);

        AzkeysException e = caught("AccessDeniedException");

        assertThat(e.getStatus()).isEqualTo(403);
        assertThat(e.getCode()).isEqualTo("AuthorizationFailed");
        assertThat(e)
                .hasMessageContaining("Assign the identity a role with Microsoft.Batch/batchAccounts/listKeys/action");
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void aReadOnlyLock() {
        arm.lock(BATCH);

        AzkeysException e = caught("ResourceLockedException");

        assertThat(e.getStatus()).isEqualTo(409);
        assertThat(e.getCode()).isEqualTo("ScopeLocked");
        assertThat(e).hasMessageContaining("Remove the ReadOnly lock");
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void aBatchAccountThatDoesNotAllowSharedKeys() {
        arm.disableKeys(BATCH);

        AzkeysException e = caught("KeyAccessDisabledException");

        assertThat(e)
                .hasMessageContaining("allowedAuthenticationModes")
                .hasMessageContaining("Keys are disabled on the resource");
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void otherErrorsAreAnAzkeysException() {
        Exchange answer = ask("azkeys:batch?apiVersion=1999-01-01&resourceId=" + BATCH);

        assertThat(answer.getException()).isExactlyInstanceOf(AzkeysException.class);
        assertThat(((AzkeysException) answer.getException()).getStatus()).isBetween(400, 404);
        assertThat(answer.getException()).hasMessageContaining("1999-01-01");
    }

    @Test
    void throttlingThatLastsLongerThanTheRetries() {
        arm.fail(Fault.throttled(0).times(TRIES));

        AzkeysException e = caught("ThrottledException");

        assertThat(e.getStatus()).isEqualTo(429);
        assertThat(e.getRetryAfter()).isEqualTo(Duration.ZERO);
        assertThat(arm.calls("batch")).hasSize(TRIES);
    }

    @Test
    void throttlingThatARetryOutlasts() {
        arm.fail(Fault.throttled(0).times(TRIES - 1));

        assertThat(ask("direct:batch").getMessage().getHeader("caught")).isNull();
        assertThat(arm.calls("batch")).hasSize(TRIES);
    }

    @Test
    void aWaitLongerThanTheLimitFailsAtOnce() {
        arm.fail(Fault.throttled(3600));

        AzkeysException e = caught("ThrottledException");

        assertThat(e.getRetryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(e).hasMessageContaining("wait 3600 seconds");
        assertThat(arm.calls("batch")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x-ms-retry-after-ms | 1763812800000", // a point in time instead of a duration
                "retry-after-ms | 99999999999999999999",
                "Retry-After | Mon, 21 Oct 2099 07:28:00 GMT", // not a Monday
                "Retry-After | Wed, 21 Oct 2099 07:28:00 +0800",
                "Retry-After | soon"
            })
    void aWaitThatIsTooLongOrCannotBeReadIsNotWaitedFor(String header, String value) {
        arm.fail(Fault.error(503, "ServerBusy", "Later.").header(header, value));

        caught("ServiceUnavailableException");

        assertThat(arm.calls("batch")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void aFailingServer(int status) {
        arm.fail(Fault.error(status, "ServerBusy", "Later.").times(TRIES));

        AzkeysException e = caught("ServiceUnavailableException");

        assertThat(e.getStatus()).isEqualTo(status);
        assertThat(e).hasMessageContaining("Try again later");
        assertThat(arm.calls("batch")).hasSize(TRIES);
    }

    @Test
    void aServerThatComesBack() {
        arm.fail(Fault.error(503, "ServerBusy", "Later."));
        arm.fail(Fault.reset());
        arm.fail(Fault.truncated());

        assertThat(ask("direct:batch").getMessage().getHeader("caught")).isNull();
        assertThat(arm.calls("batch")).hasSize(TRIES);
    }

    @Test
    void connectionsThatBreak() {
        arm.fail(Fault.reset().times(2));
        arm.fail(Fault.truncated().times(2));

        AzkeysException e = caught("ServiceUnavailableException");

        assertThat(e.getStatus()).isZero();
        assertThat(e).hasMessageContaining("Check the network");
        assertThat(arm.calls("batch")).hasSize(TRIES);
    }

    @Test
    void noRetriesWhereNoneAreWanted() {
        arm.fail(Fault.error(503, "ServerBusy", "Later."));

        assertThat(ask("azkeys:batch?maxRetries=0&resourceId=" + BATCH).getException())
                .isInstanceOf(ServiceUnavailableException.class);
        assertThat(arm.calls("batch")).hasSize(1);
    }

    @Test
    void responsesThatAreNotAsDocumented() {
        List<Fault> faults = List.of(
                Fault.empty(),
                Fault.wrongJson(),
                Fault.invalidJson(),
                Fault.status(200).html("<html>Sign in to the Wi-Fi</html>"),
                Fault.status(200).json("null"),
                Fault.status(200).json("{}"),
                Fault.status(200).json("{\"keys\": []}"),
                Fault.status(200).json("{\"primary\": 12345}"),
                Fault.status(200).json("{\"primary\": {\"value\": \"AAAA\"}}"),
                Fault.status(200).json("{\"primary\": \"AAAA\"} trailing"),
                Fault.status(200).json("{\"primary\": \"" + "A".repeat(5_000_000) + "\"}"),
                Fault.status(202).json("{\"primary\": \"AAAA\"}"),
                Fault.redirect(URI.create("https://localhost:1/elsewhere")));

        for (Fault fault : faults) {
            arm.fail(fault);
            AzkeysException e = caught("InvalidResponseException");
            assertThat(e.getMessage()).containsOnlyOnce("azkeys:batch cannot get the keys of");
            assertThat(e)
                    .hasMessageContaining(BATCH)
                    .hasMessageNotContaining("AAAA")
                    .hasMessageNotContaining("12345");
            assertThat(e.getCause()).isNull();
        }

        // no request is retried, and no redirect is followed
        assertThat(arm.calls()).hasSize(faults.size());
    }

    @Test
    void wrongNamesNeverReachArm() {
        Exchange answer = template.request(
                "direct:open", exchange -> exchange.getMessage().setHeader(AzkeysConstants.RESOURCE_NAME, "../x"));

        assertThat(answer.getMessage().getHeader("caught")).isEqualTo("InvalidRequestException");
        assertThat(arm.calls()).isEmpty();
        assertThat(arm.tokensIssued()).isZero();
    }

    private AzkeysException caught(String condition) {
        Exchange answer = ask("direct:batch");
        AzkeysException e = answer.getProperty(Exchange.EXCEPTION_CAUGHT, AzkeysException.class);
        assertThat(answer.getMessage().getHeader("caught")).as("%s", e).isEqualTo(condition);
        return e;
    }
}
