// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import com.azure.core.http.HttpClient;
import java.time.Duration;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * The options for connecting to ARM, which no message can override. A mutable bean that Camel configures.
 */
@UriParams
public abstract class ConnectionConfiguration extends IdentityConfiguration {

    @UriParam(defaultValue = "AZURE_PUBLIC", description = "The Azure cloud of the subscription.")
    private @Nullable AzureCloud cloud;

    @UriParam(
            label = "advanced",
            description = "The URL of Azure Resource Manager, instead of the URL of the cloud. HTTPS only.")
    private @Nullable String resourceManagerEndpoint;

    @UriParam(
            label = "advanced",
            description = "The URL of Microsoft Entra, instead of the URL of the cloud. HTTPS only.")
    private @Nullable String authorityHost;

    @UriParam(
            label = "advanced",
            description = "The audience of tokens, if it is neither the management URL of the cloud nor the "
                    + "resourceManagerEndpoint, as on Azure Stack.")
    private @Nullable String audience;

    @UriParam(label = "security", description = "The TLS configuration for connections to ARM and Microsoft Entra.")
    private @Nullable SSLContextParameters sslContextParameters;

    @UriParam(
            label = "advanced",
            description = "The azure-core HTTP client to use instead of the built-in client on Apache "
                    + "HttpClient 5. It has its own TLS, proxy and connection settings.")
    @Metadata(autowired = true)
    private @Nullable HttpClient httpClient;

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "10s",
            description = "The connection timeout.")
    private Duration connectTimeout = Duration.ofSeconds(10);

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "30s",
            description = "The maximum time for one try, until the response is read completely, and for a token "
                    + "request.")
    private Duration responseTimeout = Duration.ofSeconds(30);

    @UriParam(
            label = "advanced",
            defaultValue = "256",
            description =
                    "The maximum number of open connections. They open when they are needed, and close when they are "
                            + "idle.")
    private int maxConnections = 256;

    @UriParam(
            label = "advanced",
            defaultValue = "3",
            description = "The maximum number of retries after throttling (429), a server error (408, 5xx) or a "
                    + "lost connection.")
    private int maxRetries = 3;

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "30s",
            description = "The maximum delay before a retry, and before a call while the write limit of ARM is "
                    + "reached. If a longer delay is needed, the exchange fails immediately with a "
                    + "ThrottledException that contains the delay; 0 never waits.")
    private Duration maxRetryDelay = Duration.ofSeconds(30);

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether to get a token and connect to ARM in the background while the producer starts, so that "
                            + "the first exchange is faster. Endpoints that share a connection do so once. A failure is "
                            + "ignored, and the first exchange tries again.")
    private boolean warmUp;

    public @Nullable AzureCloud getCloud() {
        return cloud;
    }

    public void setCloud(@Nullable AzureCloud cloud) {
        this.cloud = cloud;
    }

    public @Nullable String getResourceManagerEndpoint() {
        return resourceManagerEndpoint;
    }

    public void setResourceManagerEndpoint(@Nullable String resourceManagerEndpoint) {
        this.resourceManagerEndpoint = resourceManagerEndpoint;
    }

    public @Nullable String getAuthorityHost() {
        return authorityHost;
    }

    public void setAuthorityHost(@Nullable String authorityHost) {
        this.authorityHost = authorityHost;
    }

    public @Nullable String getAudience() {
        return audience;
    }

    public void setAudience(@Nullable String audience) {
        this.audience = audience;
    }

    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public @Nullable HttpClient getHttpClient() {
        return httpClient;
    }

    public void setHttpClient(@Nullable HttpClient httpClient) {
        this.httpClient = httpClient;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public Duration getMaxRetryDelay() {
        return maxRetryDelay;
    }

    public void setMaxRetryDelay(Duration maxRetryDelay) {
        this.maxRetryDelay = maxRetryDelay;
    }

    public boolean isWarmUp() {
        return warmUp;
    }

    public void setWarmUp(boolean warmUp) {
        this.warmUp = warmUp;
    }
}
