// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import java.util.Map;
import org.apache.camel.Processor;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.spi.HttpResponseAware;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.ScheduledPollConsumer;

/** What Camel's health check, management and backoff read from a consumer that counts its polls itself. */
abstract class CountedPollConsumer extends ScheduledPollConsumer {

    final PollCounts counts = new PollCounts();

    CountedPollConsumer(DefaultEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        counts.clear();
    }

    @Override
    public int getBackoffCounter() {
        return counts.backoff();
    }

    @Override
    public long getErrorCounter() {
        return counts.errors();
    }

    @Override
    public long getSuccessCounter() {
        return counts.successes();
    }

    @Override
    public long getCounter() {
        return counts.runs();
    }

    @Override
    public boolean isFirstPollDone() {
        return counts.isDone();
    }

    @Override
    public boolean isConsumerReady() {
        return counts.isDone();
    }

    @Override
    protected Throwable getLastError() {
        return counts.lastError();
    }

    @Override
    protected Map<String, Object> getLastErrorDetails() {
        return counts.lastError() instanceof HttpResponseAware response && response.getHttpResponseCode() > 0
                ? Map.of(HealthCheck.HTTP_RESPONSE_CODE, response.getHttpResponseCode())
                : null;
    }
}
