// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Processor;
import org.apache.camel.main.Main;

/**
 * A recipe that runs with an embedded ARM service and a server in place of Azure's. Messages are sent at an even pace, by
 * several threads, because a message that is sent again must not delay the next one.
 */
final class Run implements AutoCloseable {

    private final EmbeddedArm arm = EmbeddedArm.start();
    private final Resource resource;
    private final Server server;
    private final Main main = new Main();
    private final Watch watch = new Watch();
    private final Set<String> received = ConcurrentHashMap.newKeySet();
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService senders = Executors.newCachedThreadPool();
    private ScheduledFuture<?> pace;

    /**
     * @param way the name of the recipe's file, such as {@code live}
     * @param times properties that are set in addition, such as {@code camel.azkeys.refreshPeriod}
     */
    Run(Client client, String way, Map<String, String> times) throws Exception {
        resource = client.addTo(arm);
        server = client.start(resource);
        String recipe = "classpath:recipes/" + client.folder() + "/" + way;
        main.setPropertyPlaceholderLocations(recipe + ".properties");
        main.addInitialProperty("camel.main.routes-include-pattern", recipe + ".yaml");
        main.addInitialProperty("camel.main.auto-configuration-log-summary", "false");
        main.bind("embeddedArm", new EmbeddedArmCustomizer(arm));
        main.bind("received", (Processor)
                exchange -> received.add(exchange.getMessage().getBody(String.class)));
        main.addOverrideProperty("received", "bean:received");
        server.properties().forEach(main::addOverrideProperty);
        times.forEach(main::addOverrideProperty);
    }

    /** Starts the application. */
    void start() throws Exception {
        main.start();
        main.getCamelContext().getManagementStrategy().addEventNotifier(watch);
    }

    /** Sends a message in each period until {@link #finish}. */
    void sendEvery(Duration period) {
        pace = clock.scheduleAtFixedRate(
                () -> senders.execute(this::send), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void send() {
        String message = "message " + sent.incrementAndGet();
        try {
            main.getCamelTemplate().sendBody("direct:messages", message);
            confirmed.add(message);
            watch.succeeded();
        } catch (Exception e) {
            failed.incrementAndGet();
        }
    }

    /** Waits until more messages were sent without an error, at most for the time given. */
    void awaitConfirmed(int more, Duration patience) throws Exception {
        int goal = confirmed.size() + more;
        await(() -> confirmed.size() >= goal, patience);
    }

    /** Renews the primary or the secondary key. */
    void renew(boolean primary) throws Exception {
        resource.renew(primary);
        server.keyRenewed();
    }

    /** Stops sending, and waits until all messages have arrived, at most for the time given. */
    Result finish(Duration patience) throws Exception {
        pace.cancel(false);
        watch.endPause();
        await(() -> confirmed.size() + failed.get() == sent.get() && missing().isEmpty(), patience);
        int open = sent.get() - confirmed.size() - failed.get();
        return new Result(
                sent.get(),
                failed.get() + open + missing().size(),
                watch.refused(),
                watch.longestPause(),
                watch.restarts());
    }

    private static void await(Condition condition, Duration patience) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.isTrue() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }

    /** Something to wait for. */
    private interface Condition {
        boolean isTrue() throws Exception;
    }

    /** Returns the messages that were sent without an error and did not arrive. */
    private Set<String> missing() throws Exception {
        Set<String> missing = new HashSet<>(confirmed);
        missing.removeAll(received);
        missing.removeAll(server.stored());
        return missing;
    }

    /** Returns the number of attempts that failed. */
    int refused() {
        return watch.refused();
    }

    /** Returns whether the server has accepted one of the keys that the resource has now. */
    boolean usesNewKey() {
        return resource.acceptedCurrentKey();
    }

    /** Returns all keys and tokens that ARM and Microsoft Entra returned. */
    Set<String> secrets() {
        return arm.secrets();
    }

    @Override
    public void close() throws Exception {
        clock.shutdownNow();
        senders.shutdownNow();
        try (arm;
                server) {
            main.stop();
        }
    }
}
