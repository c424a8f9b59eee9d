// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.embedded.TokenRequest;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.TestCertificate;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates and federated tokens, with azure-identity itself against the embedded Entra, which checks them. */
class AzkeysCredentialsTest extends AzkeysTestSupport {

    private static final String URI = "azkeys:batch?resourceId=" + BATCH;
    private static final String CERTIFICATE_URI = URI + "&credentialType=CLIENT_CERTIFICATE&certResource=";
    private static final TestCertificate APPLICATION = TestCertificate.create();
    private static final String CLAIMS = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1700000000\"}}}";

    @TempDir
    Path folder;

    @BeforeEach
    void register() {
        arm.addCertificate(APPLICATION.certificate());
    }

    @Test
    void aPemFileSignsIn() throws IOException {
        Path file = APPLICATION.writePem(folder.resolve("application.pem"));

        assertAnswered(CERTIFICATE_URI + file);
        assertAnswered(CERTIFICATE_URI + "file:" + file);
        assertThat(arm.tokenRequests())
                .extracting(TokenRequest::credential)
                .containsExactly("client_assertion", "client_assertion");
    }

    @Test
    void aPfxFileSignsIn() throws IOException {
        Path file = APPLICATION.writePfx(folder.resolve("application.pfx"), "p=a&s%s w/ord");
        Path withoutPassword = APPLICATION.writePfx(folder.resolve("open.pfx"), "");

        assertAnswered(CERTIFICATE_URI + file + "&certResourcePassword=RAW(p=a&s%s w/ord)");
        assertAnswered(CERTIFICATE_URI + withoutPassword);
        assertThat(arm.tokenRequests())
                .extracting(TokenRequest::credential)
                .containsExactly("client_assertion", "client_assertion");
    }

    @Test
    void theClasspathHasTheFile() throws IOException {
        APPLICATION.writePem(folder.resolve("application.pem"));
        try (URLClassLoader application =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            context.setApplicationContextClassLoader(application);

            assertAnswered(CERTIFICATE_URI + "classpath:application.pem");
            assertAnswered(CERTIFICATE_URI + "application.pem");
        }
        assertThat(arm.tokensIssued()).isEqualTo(2);
    }

    @Test
    void theCertificateImpliesTheType() throws IOException {
        Path file = APPLICATION.writePem(folder.resolve("application.pem"));
        configuration().setCredentialType(null);
        configuration().setClientSecret(null);
        configuration().setTokenCredential(request -> {
            throw new IllegalStateException("not the identity");
        });

        assertAnswered(URI + "&certResource=" + file);
        assertThat(arm.tokenRequests()).extracting(TokenRequest::credential).containsExactly("client_assertion");
    }

    @Test
    void aRenewedCertificateIsUsedForTheNextToken() throws IOException {
        Path file = APPLICATION.writePem(folder.resolve("application.pem"));
        assertAnswered(CERTIFICATE_URI + file);
        TestCertificate renewed = TestCertificate.create();
        arm.addCertificate(renewed.certificate());
        arm.removeCertificate(APPLICATION.certificate());

        renewed.writePem(file);
        arm.requireClaims(CLAIMS);

        assertAnswered(CERTIFICATE_URI + file);
        assertThat(arm.tokenRequests()).hasSize(2);
        assertThat(arm.tokenRequests().get(1).claims()).contains("1700000000");
    }

    @Test
    void aFileThatHasGoneIsNamedAndReadAgain() throws IOException {
        Path file = APPLICATION.writePem(folder.resolve("application.pem"));
        assertAnswered(CERTIFICATE_URI + file);
        Files.delete(file);
        arm.requireClaims(CLAIMS);

        assertThat(ask(CERTIFICATE_URI + file).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Option certResource: " + file + " cannot be read");
        assertThat(arm.tokenRequests()).hasSize(1);

        APPLICATION.writePem(file);
        assertAnswered(CERTIFICATE_URI + file);
    }

    @Test
    void aCertificateThatIsNotRegisteredIsAccessDenied() throws IOException {
        Path file = TestCertificate.create().writePem(folder.resolve("application.pem"));

        assertThat(ask(CERTIFICATE_URI + file).getException())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("AADSTS700027")
                .hasMessageEndingWith(
                        "Register the certificate in certResource for the application, and check that it has"
                                + " not expired");
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void aFederatedTokenSignsIn() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), arm.federatedToken());

        assertAnswered(URI + "&credentialType=WORKLOAD_IDENTITY&federatedTokenFile=" + file);
        assertThat(arm.tokenRequests()).extracting(TokenRequest::credential).containsExactly("client_assertion");
    }

    @Test
    void aRenewedFederatedTokenIsUsedForTheNextToken() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "e30.e30.c2ln");
        String uri = URI + "&credentialType=WORKLOAD_IDENTITY&federatedTokenFile=" + file;
        assertThat(ask(uri).getException())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("AADSTS70021");

        Files.writeString(file, arm.federatedToken());

        assertAnswered(uri);
    }

    @Test
    void anExpiredSecretAdvisesACertificate() {
        arm.failTokens(Fault.status(401)
                .json("{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000222: The provided client secret"
                        + " keys are expired.\",\"error_codes\":[7000222]}"));

        assertThat(ask(URI).getException())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("AADSTS7000222")
                .hasMessageEndingWith("or use a certificate with credentialType=CLIENT_CERTIFICATE and certResource");
    }

    private void assertAnswered(String uri) {
        Exchange answer = ask(uri);
        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody().toString()).startsWith("BatchAccountKeys[");
    }
}
