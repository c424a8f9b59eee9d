package io.github.azkeys.camel;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import io.github.azkeys.arm.AzureCloud;
import io.github.azkeys.arm.CredentialType;
import java.time.Duration;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * The options of the component and of each endpoint. A mutable bean that Camel fills; whoever uses it works on a copy.
 */
@UriParams
public class AzkeysConfiguration implements Cloneable {

    @UriPath(
            description = "The name of the operation in the catalogue, such as batch, iothub or mlworkspace; or "
                    + "resource for an action that the catalogue lacks.")
    @Metadata(required = true)
    private String operation;

    @UriParam(description = "The Azure subscription that holds the resource. Usually set once on the " + "component.")
    private String subscriptionId;

    @UriParam(description = "The resource group that holds the resource. Usually set once on the component.")
    private String resourceGroup;

    @UriParam(
            description = "The name of the resource. The names of a nested resource are joined by a slash, "
                    + "as in namespace/hub.")
    private String resourceName;

    @UriParam(description = "The name of the key, policy or authorization rule, for operations that address " + "one.")
    private String keyName;

    @UriParam(
            description = "The full ARM id of the resource, as copied from the portal, instead of "
                    + "subscriptionId, resourceGroup and resourceName.")
    private String resourceId;

    @UriParam(
            description =
                    "The version of ARM's interface to speak. Each operation but azkeys:resource has a default; a "
                            + "version that the operation does not list is used after a warning.")
    private String apiVersion;

    @UriParam(
            description = "The action to POST to the resource, such as listKeys, for azkeys:resource. Each other "
                    + "operation has its own.")
    private String action;

    @UriParam(
            description = "The one key that becomes the body, as a Secret, instead of all keys: its name in the "
                    + "body's keyNames, such as primaryKey or keys.key1, or the end of the name behind a dot where "
                    + "that is unambiguous.")
    private String select;

    @UriParam(
            description = "The form to hand out instead of the keys, such as connection-string or sas-token. The "
                    + "body is then a Secret.")
    private String form;

    @UriParam(
            description = "The key to make the form of, such as primary or secondary. The documentation lists the "
                    + "names for each form. By default the first.")
    private String formKey;

    @UriParam(
            javaType = "java.time.Duration",
            defaultValue = "1h",
            description = "How long a sas-token is good for, from 1m to 7d.")
    private Duration tokenValidity = Duration.ofHours(1);

    @UriParam(
            label = "advanced",
            description = "What the host name of the resource ends with in a form, such as core.windows.net, "
                    + "instead of what the cloud says. Needed with a resourceManagerEndpoint, unless cloud is set.")
    private String endpointSuffix;

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
            description = "How long one try may take until its answer is read whole.")
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
            javaType = "java.time.Duration",
            defaultValue = "1m",
            description = "How long keys are served from memory before ARM is asked again; 0 asks every time. They are "
                    + "renewed in the background before that.")
    private Duration cacheTtl = Duration.ofMinutes(1);

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "1h",
            description = "How old keys may get that are served because ARM cannot answer; 0 serves none.")
    private Duration cacheStaleTtl = Duration.ofHours(1);

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "30s",
            description = "The longest wait between two tries. Where ARM asks for a longer one by"
                    + " Retry-After, the exchange fails at once with a ThrottledException that says how long.")
    private Duration maxRetryDelay = Duration.ofSeconds(30);

    public String getOperation() {
        return operation;
    }

    public void setOperation(String operation) {
        this.operation = operation;
    }

    public String getSubscriptionId() {
        return subscriptionId;
    }

    public void setSubscriptionId(String subscriptionId) {
        this.subscriptionId = subscriptionId;
    }

    public String getResourceGroup() {
        return resourceGroup;
    }

    public void setResourceGroup(String resourceGroup) {
        this.resourceGroup = resourceGroup;
    }

    public String getResourceName() {
        return resourceName;
    }

    public void setResourceName(String resourceName) {
        this.resourceName = resourceName;
    }

    public String getKeyName() {
        return keyName;
    }

    public void setKeyName(String keyName) {
        this.keyName = keyName;
    }

    public String getResourceId() {
        return resourceId;
    }

    public void setResourceId(String resourceId) {
        this.resourceId = resourceId;
    }

    public String getApiVersion() {
        return apiVersion;
    }

    public void setApiVersion(String apiVersion) {
        this.apiVersion = apiVersion;
    }

    public String getAction() {
        return action;
    }

    public void setAction(String action) {
        this.action = action;
    }

    public String getSelect() {
        return select;
    }

    public void setSelect(String select) {
        this.select = select;
    }

    public String getForm() {
        return form;
    }

    public void setForm(String form) {
        this.form = form;
    }

    public String getFormKey() {
        return formKey;
    }

    public void setFormKey(String formKey) {
        this.formKey = formKey;
    }

    public Duration getTokenValidity() {
        return tokenValidity;
    }

    public void setTokenValidity(Duration tokenValidity) {
        this.tokenValidity = tokenValidity;
    }

    public String getEndpointSuffix() {
        return endpointSuffix;
    }

    public void setEndpointSuffix(String endpointSuffix) {
        this.endpointSuffix = endpointSuffix;
    }

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

    public Duration getCacheTtl() {
        return cacheTtl;
    }

    public void setCacheTtl(Duration cacheTtl) {
        this.cacheTtl = cacheTtl;
    }

    public Duration getCacheStaleTtl() {
        return cacheStaleTtl;
    }

    public void setCacheStaleTtl(Duration cacheStaleTtl) {
        this.cacheStaleTtl = cacheStaleTtl;
    }

    /** A copy that may be changed without changing this one. */
    public AzkeysConfiguration copy() {
        try {
            return (AzkeysConfiguration) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
