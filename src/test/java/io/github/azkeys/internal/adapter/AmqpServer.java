// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Sasl;
import org.apache.qpid.proton.engine.Session;
import org.apache.qpid.proton.engine.Transport;

/** AMQP by Proton, as much as a client needs that connects and opens sessions. */
public final class AmqpServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();
    private volatile Set<String> valid = Set.of();

    public AmqpServer() throws IOException {
        start(this::accept);
    }

    public String address() {
        return "amqp://127.0.0.1:" + socket.getLocalPort();
    }

    /** States the passwords that are valid from now on. */
    public void accept(String... passwords) {
        valid = Set.of(passwords);
    }

    /** Returns {@code user/password} of all attempts, in their order. */
    public List<String> logins() {
        return logins;
    }

    void disconnect() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                clients.add(client);
                start(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        Transport transport = Proton.transport();
        Sasl sasl = transport.sasl();
        sasl.server();
        sasl.setMechanisms("PLAIN");
        Connection connection = Proton.connection();
        transport.bind(connection);
        try (client) {
            while (write(transport, client.getOutputStream()) && read(transport, client.getInputStream())) {
                answer(sasl);
                answer(connection);
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static boolean write(Transport transport, OutputStream out) throws IOException {
        while (transport.pending() > 0) {
            byte[] bytes = new byte[transport.pending()];
            transport.head().get(bytes);
            transport.pop(bytes.length);
            out.write(bytes);
        }
        return transport.capacity() > 0;
    }

    private static boolean read(Transport transport, InputStream in) throws IOException {
        byte[] bytes = new byte[Math.min(transport.capacity(), 1024)];
        int count = in.read(bytes);
        if (count < 0) {
            return false;
        }
        ByteBuffer tail = transport.tail();
        tail.put(bytes, 0, count);
        transport.process();
        return true;
    }

    private void answer(Sasl sasl) {
        if (sasl.pending() > 0) {
            byte[] bytes = new byte[sasl.pending()];
            sasl.recv(bytes, 0, bytes.length);
            String[] login = new String(bytes, StandardCharsets.UTF_8).split("\0");
            logins.add(login[1] + "/" + login[2]);
            sasl.done(valid.contains(login[2]) ? Sasl.SaslOutcome.PN_SASL_OK : Sasl.SaslOutcome.PN_SASL_AUTH);
        }
    }

    private static void answer(Connection connection) {
        EnumSet<EndpointState> open = EnumSet.of(EndpointState.ACTIVE);
        EnumSet<EndpointState> unanswered = EnumSet.of(EndpointState.UNINITIALIZED);
        if (connection.getRemoteState() == EndpointState.ACTIVE
                && connection.getLocalState() == EndpointState.UNINITIALIZED) {
            connection.open();
        }
        for (Session session = connection.sessionHead(unanswered, open);
                session != null;
                session = session.next(unanswered, open)) {
            session.open();
        }
        if (connection.getRemoteState() == EndpointState.CLOSED && connection.getLocalState() == EndpointState.ACTIVE) {
            connection.close();
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "amqp-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        disconnect();
    }
}
