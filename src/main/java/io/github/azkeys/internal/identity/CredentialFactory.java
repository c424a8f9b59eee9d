// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.util.Configuration;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.CredentialBuilderBase;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import io.github.azkeys.InvalidRequestException;
import java.io.ByteArrayInputStream;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Creates the credential of an identity, which sends token requests through an HTTP client. Apart from {@link Identity}, so
 * that the JVM loads azure-identity when an endpoint starts, not when its options are checked. Immutable.
 */
record CredentialFactory(Identity identity, CloudEndpoints endpoint, HttpClient httpClient) {

    /**
     * Returns the credential of the identity, or that of the application.
     *
     * @throws InvalidRequestException if azure-identity rejects an option, such as a malformed tenant id
     */
    TokenCredential create() {
        try {
            return switch (identity.type()) {
                case AZURE_IDENTITY -> defaultCredential();
                case CLIENT_SECRET -> clientSecretCredential();
                case CLIENT_CERTIFICATE -> certificateCredential();
                case MANAGED_IDENTITY -> managedIdentityCredential();
                case WORKLOAD_IDENTITY -> workloadIdentityCredential();
                case TOKEN_CREDENTIAL -> identity.tokenCredential();
            };
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("credentialType=" + identity.type() + ": " + e.getMessage(), null, e);
        }
    }

    private TokenCredential defaultCredential() {
        DefaultAzureCredentialBuilder builder = withoutLogging(new DefaultAzureCredentialBuilder())
                .authorityHost(endpoint.authorityHost())
                .managedIdentityClientId(identity.clientId())
                .managedIdentityResourceId(identity.resourceId())
                .tenantId(identity.tenantId());
        if (endpoint.privateAuthority()) {
            builder.disableInstanceDiscovery();
        }
        return builder.build();
    }

    private TokenCredential clientSecretCredential() {
        return application(new ClientSecretCredentialBuilder())
                .clientSecret(identity.clientSecret())
                .build();
    }

    private TokenCredential certificateCredential() {
        return newForEachToken(() -> application(new ClientCertificateCredentialBuilder())
                .pfxCertificate(new ByteArrayInputStream(identity.certificate().read())) // PEM, too
                .clientCertificatePassword(identity.certificate().password())
                .build());
    }

    private TokenCredential workloadIdentityCredential() {
        return newForEachToken(() -> application(new WorkloadIdentityCredentialBuilder())
                .tokenFilePath(identity.federatedTokenFile())
                .build());
    }

    /** The credentials of Azure Identity keep the content of a file, which may have been replaced since. */
    private static TokenCredential newForEachToken(Supplier<TokenCredential> credential) {
        credential.get(); // rejects wrong values
        return request -> Mono.defer(() -> credential.get().getToken(request));
    }

    /** Without the environment: in a Kubernetes pod, its AZURE_FEDERATED_TOKEN_FILE would replace the identity. */
    private TokenCredential managedIdentityCredential() {
        return withoutLogging(new ManagedIdentityCredentialBuilder())
                .configuration(Configuration.NONE)
                .clientId(identity.clientId())
                .resourceId(identity.resourceId())
                .objectId(identity.objectId())
                .build();
    }

    private <T extends AadCredentialBuilderBase<T>> T application(T builder) {
        withoutLogging(builder)
                .authorityHost(endpoint.authorityHost())
                .tenantId(identity.tenantId())
                .clientId(identity.clientId());
        return endpoint.privateAuthority() ? builder.disableInstanceDiscovery() : builder;
    }

    /**
     * Replaces the pipeline of azure-identity: it would retry, as the requests to ARM already do, and the environment could
     * make it log bodies with secrets.
     */
    private <T extends CredentialBuilderBase<T>> T withoutLogging(T builder) {
        return builder.pipeline(new HttpPipelineBuilder().httpClient(httpClient).build());
    }
}
