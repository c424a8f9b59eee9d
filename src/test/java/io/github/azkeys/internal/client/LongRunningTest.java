// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import static io.github.azkeys.internal.client.ArmRequestsSupport.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.identity.CloudEndpoints;
import io.github.azkeys.internal.response.ArmErrorReader;
import io.github.azkeys.internal.response.KeySetReader;
import io.github.azkeys.internal.response.KeySetTypes;
import io.github.azkeys.internal.response.OperationStatusReader;
import io.github.azkeys.internal.transport.TransportRequest;
import io.github.azkeys.internal.transport.TransportResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.scheduler.VirtualTimeScheduler;

/** When an operation is polled and what its end is, in virtual time. */
@Timeout(20)
class LongRunningTest {

    private static final String LINK = "https://management.azure.com/subscriptions/s/status?api-version=1&s=hunter2";
    private static final String RUNNING = "{\"status\":\"InProgress\"}";
    private static final String SUCCEEDED = "{\"status\":\"Succeeded\"}";

    private final Clock clock = Clock.systemUTC();
    private final Deque<TransportResponse> answers = new ArrayDeque<>();
    private final List<String> polled = new ArrayList<>();
    private final List<Long> seconds = new ArrayList<>();
    private final CallPriority priority = CallPriority.live();
    private VirtualTimeScheduler time;
    private LongRunning longRunning;

    @BeforeEach
    void create() {
        time = VirtualTimeScheduler.getOrSet();
        longRunning = new LongRunning(
                ArmRequestsSupport.authorized(this::respond),
                CloudEndpoints.of(new AzkeysConfiguration()),
                new OperationStatusReader(new KeySetReader(new KeySetTypes(name -> null)), new ArmErrorReader(clock)),
                clock);
    }

    @AfterEach
    void reset() {
        VirtualTimeScheduler.reset();
    }

    private CompletableFuture<TransportResponse> respond(TransportRequest request) {
        polled.add(request.origin() + request.target());
        seconds.add(time.now(TimeUnit.SECONDS));
        return CompletableFuture.completedFuture(answers.size() > 1 ? answers.remove() : answers.element());
    }

    @Test
    void eachWaitIsTheOneThatArmAsksForUpToTenMinutesOrElseTenSeconds() {
        answers.add(answer(200, RUNNING));
        answers.add(answer(200, RUNNING, "Retry-After", "3600"));
        answers.add(answer(202, "", "Retry-After", "1"));
        answers.add(answer(200, RUNNING, "Retry-After", "0"));
        answers.add(answer(200, SUCCEEDED));

        CompletableFuture<TransportResponse> result =
                follow(answer(202, "", "Azure-AsyncOperation", LINK, "Retry-After", "7"));
        time.advanceTimeBy(Duration.ofMinutes(11));

        assertThat(seconds).containsExactly(7L, 17L, 617L, 618L, 618L);
        assertThat(result).isCompleted();
        assertThat(result.getNow(null).status()).isEqualTo(204);
        assertThat(priority.isFinished()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Azure-AsyncOperation", "Location"})
    void anOperationThatNeverEndsFailsAfterAnHour(String header) {
        answers.add(answer(202, RUNNING, "Retry-After", "600"));

        CompletableFuture<TransportResponse> result = follow(answer(202, "", header, LINK, "Retry-After", "600"));
        time.advanceTimeBy(Duration.ofMinutes(59));
        assertThat(result).isNotDone();
        time.advanceTimeBy(Duration.ofDays(1));

        assertThat(polled).hasSize(5);
        assertThatThrownBy(() -> result.getNow(null))
                .hasCauseInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("azkeys:x cannot do it: ARM accepted the request")
                .hasMessageContaining("within 60 minutes")
                .hasMessageNotContaining("hunter2");
        assertThat(priority.isAccepted()).isTrue();
    }

    @Test
    void thousandsOfPolls() {
        answers.add(answer(200, RUNNING, "Retry-After", "0"));

        CompletableFuture<TransportResponse> result =
                follow(answer(202, "", "Azure-AsyncOperation", LINK, "Retry-After", "0"));
        time.advanceTimeBy(Duration.ofMinutes(59));
        assertThat(polled).hasSizeGreaterThan(30_000);
        assertThat(result).isNotDone();
        answers.clear();
        answers.add(answer(200, SUCCEEDED));
        time.advanceTimeBy(Duration.ofSeconds(1));

        assertThat(result).isCompleted();
    }

    @Test
    void afterACancellationThereIsNoFurtherRequest() {
        answers.add(answer(200, RUNNING, "Retry-After", "5"));

        CompletableFuture<TransportResponse> result = follow(answer(202, "", "Azure-AsyncOperation", LINK));
        time.advanceTimeBy(Duration.ofSeconds(16));
        result.cancel(true);
        time.advanceTimeBy(Duration.ofDays(1));

        assertThat(polled).hasSize(2);
    }

    @Test
    void aLaterLinkReplacesTheFirst() {
        answers.add(answer(200, RUNNING, "Azure-AsyncOperation", LINK + "2"));
        answers.add(answer(200, SUCCEEDED));
        answers.add(answer(202, "", "Location", LINK + "4"));
        answers.add(answer(200, "{\"a\":1}"));

        CompletableFuture<TransportResponse> result =
                follow(answer(201, "{}", "Azure-AsyncOperation", LINK, "Location", LINK + "3"));
        time.advanceTimeBy(Duration.ofMinutes(1));

        assertThat(polled).containsExactly(LINK, LINK + "2", LINK + "3", LINK + "4");
        assertThat(new String(result.getNow(null).body(), UTF_8)).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.test/subscriptions/s/status",
                "http://management.azure.com/status",
                "https://management.azure.com:444/status",
                "https://user@management.azure.com/status",
                "https://management.azure.com.evil.test/status",
                "/subscriptions/s/status",
                "https://management azure.com",
                ""
            })
    void otherServersGetNoTokenAtFirstOrLater(String link) {
        answers.add(answer(200, RUNNING, "Azure-AsyncOperation", link));

        for (TransportResponse first : List.of(
                answer(202, "", "Azure-AsyncOperation", link),
                answer(202, "", "Location", link),
                answer(202, "", "Azure-AsyncOperation", LINK))) {
            CompletableFuture<TransportResponse> result = follow(first);
            time.advanceTimeBy(Duration.ofMinutes(1));

            assertThatThrownBy(() -> result.getNow(null)).hasCauseInstanceOf(InvalidResponseException.class);
        }
        assertThat(polled).containsExactly(LINK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"status\":\"\"}", "{\"status\":null}", "{\"status\":", "<html></html>"})
    void aStatusThatCannotBeRead(String body) {
        answers.add(answer(200, body));

        CompletableFuture<TransportResponse> result = follow(answer(202, "", "Azure-AsyncOperation", LINK));
        time.advanceTimeBy(Duration.ofMinutes(1));

        assertThatThrownBy(() -> result.getNow(null)).hasCauseInstanceOf(InvalidResponseException.class);
        assertThat(polled).hasSize(1);
        assertThat(priority.isAccepted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void aResponseThatIsTheResultIsNotFollowed(int status) {
        TransportResponse first = answer(status, "", "Azure-AsyncOperation", LINK, "Location", LINK);

        assertThat(follow(first).join()).isSameAs(first);
        assertThat(priority.isAccepted()).isFalse();
    }

    @Test
    void withoutALinkTheResponseIsTheResult() {
        TransportResponse created = answer(201, "{}");
        TransportResponse accepted = answer(202, "{}");

        assertThat(follow(created).join()).isSameAs(created);
        assertThat(priority.isAccepted()).isFalse();
        assertThat(follow(accepted).join()).isSameAs(accepted);
        assertThat(priority.isAccepted()).isTrue();
    }

    private CompletableFuture<TransportResponse> follow(TransportResponse first) {
        return ArmRequestsSupport.call(priority, call -> longRunning.result(first, call, ArmRequestsSupport.SUBJECT));
    }
}
