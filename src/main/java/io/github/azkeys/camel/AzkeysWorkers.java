package io.github.azkeys.camel;

import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * Makes the pool of threads on which routes go on after ARM has answered. An application that wants another one
 * registers a thread pool profile of the name {@value #PROFILE}.
 */
final class AzkeysWorkers {

    static final String PROFILE = "azkeys";

    private static final int THREADS = 20;

    private AzkeysWorkers() {}

    static ExecutorService create(CamelContext context, Object source) {
        ThreadPoolProfile profile = context.getExecutorServiceManager().getThreadPoolProfile(PROFILE);
        if (profile == null) {
            profile = new ThreadPoolProfile(PROFILE);
            profile.setPoolSize(THREADS);
            profile.setMaxPoolSize(THREADS);
            profile.setAllowCoreThreadTimeOut(true);
            // what waits here is an exchange that is under way already: refusing it would only lose it, and running it
            // in the caller would stop all of HTTP
            profile.setMaxQueueSize(Integer.MAX_VALUE); // to Camel, none and negative mean no queue at all
            profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        }
        return context.getExecutorServiceManager().newThreadPool(source, PROFILE, profile);
    }
}
