// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A page in headless Chromium. For one thread.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Process chromium;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();

    /** Returns the program, if it is installed. */
    static Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param profile a new folder for the files of the browser */
    Browser(Path program, Path profile, String url) throws Exception {
        chromium = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--window-size=1180,1150",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        url)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("chromium.log").toFile())
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page(profile.resolve("DevToolsActivePort")), new Answers())
                .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }

    private static URI page(Path portFile) throws IOException {
        await().atMost(TIMEOUT)
                .until(() ->
                        Files.exists(portFile) && Files.readAllLines(portFile).size() == 2);
        String port = Files.readAllLines(portFile).get(0);
        JsonNode pages = JSON.readTree(
                URI.create("http://127.0.0.1:" + port + "/json/list").toURL());
        return URI.create(pages.get(0).get("webSocketDebuggerUrl").textValue());
    }

    /** Returns the text that a person sees on the page, on one line. */
    String text() {
        return call("Runtime.evaluate", Map.of("expression", "document.body.innerText"))
                .at("/result/value")
                .asText()
                .replaceAll("\\s+", " ");
    }

    /** Returns the whole page as HTML. */
    String html() {
        return call("Runtime.evaluate", Map.of("expression", "document.documentElement.outerHTML"))
                .at("/result/value")
                .asText();
    }

    /** @param scheme {@code light} or {@code dark} */
    void screenshot(String scheme, Path png) throws IOException {
        Object feature = Map.of("name", "prefers-color-scheme", "value", scheme);
        call("Emulation.setEmulatedMedia", Map.of("features", new Object[] {feature}));
        Files.write(
                png,
                Base64.getDecoder()
                        .decode(call("Page.captureScreenshot", Map.of())
                                .get("data")
                                .textValue()));
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        try {
            String call = JSON.writeValueAsString(Map.of("id", 1, "method", method, "params", parameters));
            socket.sendText(call, true).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            JsonNode answer = answers.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            if (answer == null || !answer.has("result")) {
                throw new IllegalStateException(method + ": " + answer);
            }
            return answer.get("result");
        } catch (Exception e) {
            throw new IllegalStateException("Chromium did not answer", e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        chromium.destroy();
    }

    /** Collects the parts of each answer. */
    private final class Answers implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                try {
                    answers.add(JSON.readTree(parts.toString()));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                parts.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }
}
