package io.github.azkeys;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import java.time.Duration;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** How ARM is reached, and as whom: the options that no message can touch. A mutable bean that Camel fills. */
@UriParams
public abstract class ConnectionConfiguration {

    @UriParam(
            label = "security",
            defaultValue = "AZURE_IDENTITY",
            description = "Where the Entra identity comes from. Where it is not set, a clientSecret makes "
                    + "it CLIENT_SECRET, else a tokenCredential makes it TOKEN_CREDENTIAL.")
    private CredentialType credentialType;

    @UriParam(label = "security", description = "The credential to use with TOKEN_CREDENTIAL.")
    @Metadata(autowired = true)
    private TokenCredential tokenCredential;

    @UriParam(label = "security", description = "The Entra tenant of the identity.")
    private String tenantId;

    @UriParam(
            label = "security",
            description =
                    "The application of CLIENT_SECRET; with AZURE_IDENTITY the user-assigned managed " + "identity.")
    private String clientId;

    @UriParam(label = "security", description = "The secret of the application, for CLIENT_SECRET.", secret = true)
    private String clientSecret;

    @UriParam(defaultValue = "AZURE_PUBLIC", description = "The cloud that the subscription is in.")
    private AzureCloud cloud;

    @UriParam(
            label = "advanced",
            description = "The address of Azure Resource Manager, instead of the cloud's. HTTPS only.")
    private String resourceManagerEndpoint;

    @UriParam(label = "advanced", description = "The address of Microsoft Entra, instead of the cloud's. HTTPS only.")
    private String authorityHost;

    @UriParam(
            label = "advanced",
            description = "What tokens are made for, where that is neither the cloud's management address "
                    + "nor the resourceManagerEndpoint, as on Azure Stack.")
    private String audience;

    @UriParam(label = "security", description = "What to trust and to present when connecting to ARM and Entra.")
    private SSLContextParameters sslContextParameters;

    @UriParam(
            label = "advanced",
            description = "An azure-core HTTP client to use instead of the built-in one on Apache "
                    + "HttpClient 5. It brings its own TLS, proxy and connection settings.")
    @Metadata(autowired = true)
    private HttpClient httpClient;

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "10s",
            description = "How long connecting may take.")
    private Duration connectTimeout = Duration.ofSeconds(10);

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "30s",
            description = "How long one try may take until its answer is read whole. A token may take twice as long.")
    private Duration responseTimeout = Duration.ofSeconds(30);

    @UriParam(label = "advanced", defaultValue = "64", description = "The most connections that are open at a time.")
    private int maxConnections = 64;

    @UriParam(
            label = "advanced",
            defaultValue = "3",
            description = "How often a request is tried again after it was throttled (429), failed on the "
                    + "server (408, 5xx) or lost its connection.")
    private int maxRetries = 3;

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "30s",
            description =
                    "The longest wait between two tries, and until ARM takes another write. Where it takes"
                            + " longer, the exchange fails at once with a ThrottledException that says how long; 0 waits never.")
    private Duration maxRetryDelay = Duration.ofSeconds(30);

    public CredentialType getCredentialType() {
        return credentialType;
    }

    public void setCredentialType(CredentialType credentialType) {
        this.credentialType = credentialType;
    }

    public TokenCredential getTokenCredential() {
        return tokenCredential;
    }

    public void setTokenCredential(TokenCredential tokenCredential) {
        this.tokenCredential = tokenCredential;
    }

    public String getTenantId() {
        return tenantId;
    }

    public void setTenantId(String tenantId) {
        this.tenantId = tenantId;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public AzureCloud getCloud() {
        return cloud;
    }

    public void setCloud(AzureCloud cloud) {
        this.cloud = cloud;
    }

    public String getResourceManagerEndpoint() {
        return resourceManagerEndpoint;
    }

    public void setResourceManagerEndpoint(String resourceManagerEndpoint) {
        this.resourceManagerEndpoint = resourceManagerEndpoint;
    }

    public String getAuthorityHost() {
        return authorityHost;
    }

    public void setAuthorityHost(String authorityHost) {
        this.authorityHost = authorityHost;
    }

    public String getAudience() {
        return audience;
    }

    public void setAudience(String audience) {
        this.audience = audience;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public HttpClient getHttpClient() {
        return httpClient;
    }

    public void setHttpClient(HttpClient httpClient) {
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
}
