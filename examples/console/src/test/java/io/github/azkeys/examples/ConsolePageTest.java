// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.azkeys.keys.KeySet;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page, in headless Chromium and without a browser. */
class ConsolePageTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final EmbeddedAzure azure = new EmbeddedAzure();
    private final Main main = azure.main();
    private String url;

    @BeforeEach
    void start() throws Exception {
        String port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = String.valueOf(free.getLocalPort());
        }
        url = "http://127.0.0.1:" + port;
        main.addOverrideProperty("camel.server.port", port);
        main.addOverrideProperty("camel.management.port", port);
        main.start();
    }

    @AfterEach
    void stop() {
        main.stop();
        azure.close();
    }

    @Test
    void thePageShowsARotationAsItHappens(@TempDir Path profile) throws Exception {
        assumeTrue(Browser.chromium().isPresent(), "Chromium is not installed");
        Path screenshots = Files.createDirectories(Path.of("target/screenshots"));

        try (Browser browser = new Browser(Browser.chromium().get(), profile, url)) {
            await().atMost(TIMEOUT)
                    .until(
                            browser::text,
                            text -> text.contains("all keys are current") && text.contains("iothub myhub device"));
            assertThat(browser.text())
                    .contains("route orders {{azkeys:store#newest-stable}} keys.key1 " + fingerprint("key1"))
                    .contains("route invoices {{azkeys:store#key1}} keys.key1 " + fingerprint("key1"))
                    .contains("iothub myhub service", "Changes since this page was opened none")
                    .contains("credential storeKey", "primaryKey", "The keys are listed next in")
                    .containsPattern("Waiting 00000000-0000-0000-0000-000000000000 \\d+ 0");

            azure.arm.regenerate(EmbeddedAzure.STORE, "keys.key2");

            String key2 = fingerprint("key2");
            String text = await().atMost(TIMEOUT)
                    .until(
                            browser::text,
                            page -> page.contains("route orders, {{azkeys:store#newest-stable}} keys.key1")
                                    && page.contains("all keys are current"));
            assertThat(text)
                    .contains("route orders {{azkeys:store#newest-stable}} keys.key2 " + key2)
                    .containsPattern("storage mystorage keys.key2 \\w{8} → " + key2);
            assertThat(browser.html()).doesNotContain(azure.arm.secrets());
            browser.screenshot("light", screenshots.resolve("console-light.png"));
            browser.screenshot("dark", screenshots.resolve("console-dark.png"));
        }
    }

    @Test
    void theConsoleContainsFingerprintsAndNoKeys() throws Exception {
        assertThat(get("/")).contains("/console.js");
        assertThat(get("/console.js")).contains("/q/dev/azkeys");
        assertThat(get("/q/dev/azkeys"))
                .contains("\"user\":\"route telemetry\"", fingerprint("key1"), fingerprint("key2"))
                .doesNotContain(azure.arm.secrets());
    }

    private String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Accept", "application/json, text/html")
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private String fingerprint(String key) {
        KeySet keys = azure.arm.keys("storage", EmbeddedAzure.STORE);
        return keys.fingerprint(key);
    }
}
