// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** The server side of a connection; text is ISO 8859-1. */
public final class TestConnection {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    TestConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    public static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.getBytes(ISO_8859_1).length + "\r\n\r\n" + body;
    }

    /** Request line and headers, each with its line end; null after the last request. */
    public String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = readLine(); line != null; line = readLine()) {
            if (line.isEmpty()) {
                return head.toString();
            }
            head.append(line).append("\r\n");
        }
        return null;
    }

    /** A whole request, its body as it was on the wire; null after the last one. */
    public String readRequest() throws IOException {
        String head = readHead();
        if (head == null) {
            return null;
        }
        String lower = head.toLowerCase();
        if (lower.contains("transfer-encoding: chunked")) {
            return head + "\r\n" + readChunked();
        }
        int start = lower.indexOf("\r\ncontent-length: ");
        if (start < 0) {
            return head + "\r\n";
        }
        start += "\r\ncontent-length: ".length();
        return head + "\r\n" + read(Integer.parseInt(head.substring(start, head.indexOf("\r\n", start))));
    }

    public String read(int bytes) throws IOException {
        return new String(in.readNBytes(bytes), ISO_8859_1);
    }

    public void write(String text) throws IOException {
        write(text.getBytes(ISO_8859_1));
    }

    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void answerAll(String response) throws IOException {
        while (readRequest() != null) {
            write(response);
        }
    }

    /** Waits until the client has closed or reset its end; any bytes before that are dropped. */
    void awaitEnd() {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // reset
        }
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Copies both ways between this and another connection until one ends. */
    void tunnelTo(Socket target) throws IOException {
        Thread back = new Thread(() -> {
            try (target) {
                target.getInputStream().transferTo(out);
            } catch (IOException e) {
                // ended
            }
        });
        back.setDaemon(true);
        back.start();
        try (target) {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                target.getOutputStream().write(buffer, 0, n);
            }
        }
    }

    private String readChunked() throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            String size = readLine();
            body.append(size).append("\r\n");
            int length = Integer.parseInt(size, 16);
            body.append(read(length)).append(readLine()).append("\r\n");
            if (length == 0) {
                return body.toString();
            }
        }
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                String text = line.toString(ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.write(b);
        }
        return null;
    }
}
