// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import io.github.azkeys.AzkeysConstants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.camel.support.processor.state.FileStateRepository;

/**
 * An application that watches keys, with the beans {@code cluster}, {@code keyStates} and {@code trust}. All of it is in a
 * folder: {@code application.properties}, {@code routes.yaml}, {@code trust.p12}, and {@code events.txt}, to which each exchange at {@code direct:reconnect} appends a line. A file {@value #FAIL} lets
 * exchanges fail after that, a file {@value #HALT} lets the process die there.
 */
public final class WatchNode {

    static final String EVENTS = "events.txt";
    static final String FAIL = "fail";
    static final String HALT = "halt";

    private final Path folder;
    private final String name;

    /**
     * @param name of the node, which begins its lines and names the file {@code <name>.up} that says that it runs
     */
    public WatchNode(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /**
     * Runs a node in its own JVM until the JVM is killed.
     *
     * @param args the folder and the name
     */
    public static void main(String[] args) throws Exception {
        new WatchNode(Path.of(args[0]), args[1]).application().run();
    }

    /** Returns the application, not started. */
    public Main application() {
        Main main = new Main();
        main.setPropertyPlaceholderLocations("file:" + folder.resolve("application.properties"));
        main.configure().withRoutesIncludePattern("file:" + folder.resolve("routes.yaml"));
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:reconnect").process(WatchNode.this::reconnect);
            }
        });
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(folder.resolve("locks").toString());
        cluster.setAcquireLockInterval(200);
        cluster.setAcquireLockIntervalUnit(TimeUnit.MILLISECONDS);
        cluster.setHeartbeatTimeoutMultiplier(20); // on a busy machine the heartbeat of a leader may be late
        main.bind("cluster", cluster);
        main.bind("trust", trust());
        main.bind(
                "keyStates",
                FileStateRepository.fileStateRepository(
                        folder.resolve("key-states").toFile()));
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                write(name + ".up", "");
            }
        });
        return main;
    }

    /** Not with camel.ssl, which trusts no certificate without a key store in Camel 4.22. */
    private SSLContextParameters trust() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + folder.resolve("trust.p12"));
        store.setPassword(WatchNodesTestSupport.PASSWORD);
        TrustManagersParameters managers = new TrustManagersParameters();
        managers.setKeyStore(store);
        SSLContextParameters trust = new SSLContextParameters();
        trust.setTrustManagers(managers);
        return trust;
    }

    private void reconnect(Exchange exchange) {
        String id = exchange.getMessage().getHeader(AzkeysConstants.RESOURCE_ID, String.class);
        write(
                EVENTS,
                name + " " + id.substring(id.lastIndexOf('/') + 1) + " "
                        + exchange.getMessage().getHeader(AzkeysConstants.CHANGED_KEYS) + "\n");
        if (Files.exists(folder.resolve(HALT))) {
            Runtime.getRuntime().halt(1);
        }
        if (Files.exists(folder.resolve(FAIL))) {
            throw new IllegalStateException("not now");
        }
    }

    private void write(String file, String line) {
        try {
            Files.writeString(folder.resolve(file), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
