// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.server;

import io.github.azkeys.benchmarks.client.Result;
import io.github.azkeys.benchmarks.client.Target;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * The process of the embedded ARM service, for start-up and soak. The arguments are the file for the trust store, and
 * {@code faults} for a service that fails now and then and whose keys are regenerated.
 */
public final class EmbeddedProcess {

    /** The application that is registered. */
    public static final String TENANT = "00000000-0000-0000-0000-0000000000aa";

    public static final String CLIENT = "00000000-0000-0000-0000-0000000000bb";
    public static final String SECRET = "benchmark-secret";

    /** The number of accounts for the soak run. */
    public static final int ACCOUNTS = 20;

    private static final int CALLS_PER_FAULT = 20;

    private static final List<Fault> FAULTS = List.of(
            Fault.error(503, "ServerBusy", "Try again later"),
            Fault.status(500),
            Fault.throttled(1),
            Fault.reset(),
            Fault.resetInHeaders(),
            Fault.resetInBody(),
            Fault.truncated(),
            Fault.halfJson(),
            Fault.status(408),
            Fault.delay(Duration.ofSeconds(1)),
            Fault.delay(Duration.ofSeconds(3)),
            Fault.status(502).html("<html>Bad gateway</html>").times(3));

    private EmbeddedProcess() {}

    public static void main(String[] args) throws Exception {
        EmbeddedArm arm = EmbeddedArm.builder()
                .application(TENANT, CLIENT, SECRET)
                .writes(1_000_000, 1_000_000)
                .tokenLifetime(Duration.ofMinutes(args.length > 1 ? 6 : 60))
                .start();
        arm.add("batch", Target.resourceId());
        for (int i = 0; i < ACCOUNTS; i++) {
            arm.add("batch", account(i));
        }
        ServerProcess.save(arm.certificate(), Path.of(args[0]));
        new Result()
                .add("endpoint", arm.endpoint())
                .add("authority", arm.authorityHost())
                .add("identityEndpoint", arm.identityEndpoint())
                .add("identityHeader", arm.identityHeader())
                .print();
        if (args.length > 1) {
            Thread course = new Thread(() -> fail(arm), "faults");
            course.setDaemon(true);
            course.start();
        }
        ServerProcess.awaitParent();
    }

    /** Returns the id of an account for the soak run. Each has a subscription of its own, and so its own budget. */
    public static String account(int number) {
        return Target.resourceId().replace(Target.SUBSCRIPTION, "soak" + number);
    }

    private static void fail(EmbeddedArm arm) {
        Random random = new Random(1);
        try {
            int faults = 0;
            for (int step = 0; ; step++) {
                for (int due = arm.calls().size() / CALLS_PER_FAULT; faults < due; faults++) {
                    arm.fail(FAULTS.get(random.nextInt(FAULTS.size())));
                }
                if (step % 10 == 0) {
                    arm.regenerate(account(random.nextInt(ACCOUNTS)), random.nextBoolean() ? "primary" : "secondary");
                }
                if (step % 100 == 0) {
                    arm.failTokens(Fault.status(503));
                }
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
