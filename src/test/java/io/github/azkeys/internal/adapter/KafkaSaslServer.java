// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.internals.BrokerSecurityConfigs;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.ChannelBuilders;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.network.NetworkReceive;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.ApiVersionsResponse;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.authenticator.CredentialCache;
import org.apache.kafka.common.security.plain.PlainAuthenticateCallback;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/**
 * What Kafka's brokers use to authenticate clients, without a broker behind it: a client that sends its first request has
 * authenticated, and is disconnected.
 */
final class KafkaSaslServer implements AutoCloseable {

    private final Logins logins = new Logins();
    private final ServerSocketChannel socket = ServerSocketChannel.open();
    private final Selector selector;
    private final Thread thread = new Thread(this::run, "kafka-sasl-server");
    private volatile boolean closed;

    KafkaSaslServer() throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.configureBlocking(false);
        String listener = "listener.name.sasl_plaintext.plain.";
        AbstractConfig settings = new AbstractConfig(
                BrokerSecurityConfigs.CONFIG_DEF,
                Map.of(
                        BrokerSecurityConfigs.SASL_ENABLED_MECHANISMS_CONFIG,
                        List.of("PLAIN"),
                        listener + "sasl.jaas.config",
                        PlainLoginModule.class.getName() + " required;",
                        listener + BrokerSecurityConfigs.SASL_SERVER_CALLBACK_HANDLER_CLASS_CONFIG,
                        Handler.class,
                        Handler.LOGINS,
                        logins),
                false);
        ApiVersionsResponseData versions = new ApiVersionsResponseData();
        for (ApiKeys key :
                List.of(ApiKeys.API_VERSIONS, ApiKeys.SASL_HANDSHAKE, ApiKeys.SASL_AUTHENTICATE, ApiKeys.METADATA)) {
            versions.apiKeys().add(ApiVersionsResponse.toApiVersion(key));
        }
        LogContext log = new LogContext();
        selector = new Selector(
                60_000,
                new Metrics(),
                Time.SYSTEM,
                "test",
                ChannelBuilders.serverChannelBuilder(
                        ListenerName.forSecurityProtocol(SecurityProtocol.SASL_PLAINTEXT),
                        false,
                        SecurityProtocol.SASL_PLAINTEXT,
                        settings,
                        new CredentialCache(),
                        null,
                        Time.SYSTEM,
                        log,
                        version -> new ApiVersionsResponse(versions)),
                log);
        thread.start();
    }

    String address() throws IOException {
        return "127.0.0.1:" + ((InetSocketAddress) socket.getLocalAddress()).getPort();
    }

    /** States the passwords that are valid from now on. */
    void accept(String... passwords) {
        logins.valid = Set.of(passwords);
    }

    /** Returns {@code user/password} of all attempts, in their order. */
    List<String> logins() {
        return logins.seen;
    }

    private void run() {
        try {
            for (int connection = 0; !closed; ) {
                SocketChannel accepted = socket.accept();
                if (accepted != null) {
                    accepted.configureBlocking(false);
                    selector.register("" + connection++, accepted);
                }
                selector.poll(10);
                for (NetworkReceive request : selector.completedReceives()) {
                    selector.close(request.source());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws Exception {
        closed = true;
        thread.join();
        selector.close();
        socket.close();
    }

    private static final class Logins {
        private final List<String> seen = new CopyOnWriteArrayList<>();
        private volatile Set<String> valid = Set.of();
    }

    /** Created by Kafka. */
    public static final class Handler implements AuthenticateCallbackHandler {

        private static final String LOGINS = "test.logins";

        private Logins logins;

        @Override
        public void configure(Map<String, ?> settings, String mechanism, List<AppConfigurationEntry> jaas) {
            logins = (Logins) settings.get(LOGINS);
        }

        @Override
        public void handle(Callback[] callbacks) {
            String user = ((NameCallback) callbacks[0]).getDefaultName();
            PlainAuthenticateCallback login = (PlainAuthenticateCallback) callbacks[1];
            String password = new String(login.password());
            logins.seen.add(user + "/" + password);
            login.authenticated(logins.valid.contains(password));
        }

        @Override
        public void close() {}
    }
}
