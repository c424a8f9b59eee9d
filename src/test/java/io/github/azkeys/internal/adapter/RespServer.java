// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of Redis as a client needs that connects and pings. */
final class RespServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<String> passwords = new CopyOnWriteArrayList<>();
    private volatile Set<String> valid = Set.of();

    RespServer() throws IOException {
        Thread thread = new Thread(this::accept, "resp-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** States the passwords that are valid from now on. */
    void accept(String... passwords) {
        valid = Set.of(passwords);
    }

    /** Returns the passwords of all attempts, in their order. */
    List<String> passwords() {
        return passwords;
    }

    /** Returns how many connections there were. */
    int connections() {
        return clients.size();
    }

    void disconnect() {
        clients.forEach(RespServer::close);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                clients.add(client);
                Thread thread = new Thread(() -> serve(client), "resp-client");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = client.getOutputStream();
            for (List<String> command = read(in); command != null; command = read(in)) {
                out.write((answer(command) + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // closed
        }
    }

    /** Reads an array of texts. */
    private static List<String> read(BufferedReader in) throws IOException {
        String size = in.readLine();
        if (size == null) {
            return null;
        }
        List<String> command = new ArrayList<>();
        for (int i = Integer.parseInt(size.substring(1)); i > 0; i--) {
            in.readLine();
            command.add(in.readLine());
        }
        return command;
    }

    private String answer(List<String> command) {
        return switch (command.get(0)) {
            case "HELLO" -> login(command.get(4)) ? "%1\r\n+proto\r\n:3" : "-WRONGPASS invalid password";
            case "AUTH" -> login(command.get(command.size() - 1)) ? "+OK" : "-WRONGPASS invalid password";
            case "PING" -> "+PONG";
            default -> "+OK";
        };
    }

    private boolean login(String password) {
        passwords.add(password);
        return valid.contains(password);
    }

    private static void close(Socket client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        disconnect();
    }
}
