package io.github.azkeys.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** A client that shows everything: the JDK's, which knows nothing of Azure. */
final class Caller {

    static final String BATCH = "/subscriptions/subid/resourceGroups/default-azurebatch-japaneast/providers"
            + "/Microsoft.Batch/batchAccounts/sampleacct";
    static final String BATCH_KEYS = BATCH + "/listKeys?api-version=2024-07-01";
    static final String HUB = "/subscriptions/91d12660-3dec-467a-be2a-213b5544ddc0/resourceGroups/myResourceGroup"
            + "/providers/Microsoft.Devices/IotHubs/testHub";
    static final String SCOPE = "https://management.azure.com/.default";

    private static final JsonMapper JSON = new JsonMapper();

    private final EmbeddedArm arm;
    private final HttpClient client;

    Caller(EmbeddedArm arm) {
        this.arm = arm;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(arm.certificate().clientContext())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** A POST without a body and with a token of its own. */
    HttpResponse<String> post(String path) {
        return post(path, token());
    }

    HttpResponse<String> post(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token).POST(HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).header("Authorization", "Bearer " + token()));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : arm.endpoint() + path))
                .timeout(Duration.ofSeconds(10));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A token for ARM. */
    String token() {
        return json(requestToken(
                        arm.tenantId(),
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                arm.clientId(),
                                "client_secret",
                                arm.clientSecret(),
                                "scope",
                                SCOPE)))
                .get("access_token")
                .textValue();
    }

    HttpResponse<String> requestToken(String tenant, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(arm.authorityHost() + "/" + tenant + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String code(HttpResponse<String> response) {
        return json(response).path("error").path("code").asText();
    }

    static String message(HttpResponse<String> response) {
        return json(response).path("error").path("message").asText();
    }

    static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }
}
