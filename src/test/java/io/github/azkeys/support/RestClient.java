// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.RequestParameter;
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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Calls the embedded ARM service with the HTTP client of the JDK, so that tests see the whole response. Thread-safe. */
public final class RestClient {

    public static final String BATCH = "/subscriptions/subid/resourceGroups/default-azurebatch-japaneast/providers"
            + "/Microsoft.Batch/batchAccounts/sampleacct";
    public static final String BATCH_KEYS = BATCH + "/listKeys?api-version=2024-07-01";
    public static final String HUB =
            "/subscriptions/91d12660-3dec-467a-be2a-213b5544ddc0/resourceGroups/myResourceGroup"
                    + "/providers/Microsoft.Devices/IotHubs/testHub";
    public static final String SCOPE = "https://management.azure.com/.default";

    private static final JsonMapper JSON = new JsonMapper();

    private static final Map<String, String> TIMES =
            Map.of("expiry", "2100-01-01T00:00:00Z", "validity", "PT1H", "validityDays", "1");

    private final EmbeddedArm arm;
    private final HttpClient client;

    public RestClient(EmbeddedArm arm) {
        this.arm = arm;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(arm.certificate().clientContext())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Sends a POST request without a body, with a new token. */
    public HttpResponse<String> post(String path) {
        return post(path, token());
    }

    public HttpResponse<String> post(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /**
     * Sends the request of an operation, with the defaults of its options, with a new token.
     *
     * @param values a value for each parameter of the path
     */
    public HttpResponse<String> call(Operation operation, Map<String, String> values, String version) {
        return call(operation, values, version, token());
    }

    public HttpResponse<String> call(Operation operation, Map<String, String> values, String version, String token) {
        UnaryOperator<String> all = name -> {
            RequestParameter option = operation.requestOptions().get(name);
            return option == null
                    ? values.getOrDefault(name, TIMES.get(name))
                    : option.defaultValue() == null ? option.example() : option.defaultValue();
        };
        String query = operation.query(all).entrySet().stream()
                .map(parameter -> "&" + URLEncoder.encode(parameter.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        ObjectNode body = operation.request(all);
        return send(request(operation.path().expand(values) + "?api-version=" + version + query)
                .header("Authorization", "Bearer " + token)
                .method(
                        operation.method(),
                        operation.method().equals("GET") || body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).header("Authorization", "Bearer " + token()));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : arm.endpoint() + path))
                .timeout(Duration.ofSeconds(10));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns a new token for ARM. */
    public String token() {
        return json(requestToken()).get("access_token").textValue();
    }

    /** Requests a token for ARM with the client secret. */
    public HttpResponse<String> requestToken() {
        return requestToken(
                arm.tenantId(),
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        arm.clientId(),
                        "client_secret",
                        arm.clientSecret(),
                        "scope",
                        SCOPE));
    }

    public HttpResponse<String> requestToken(String tenant, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(arm.authorityHost() + "/" + tenant + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String code(HttpResponse<String> response) {
        return json(response).path("error").path("code").asText();
    }

    public static String message(HttpResponse<String> response) {
        return json(response).path("error").path("message").asText();
    }

    public static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }
}
