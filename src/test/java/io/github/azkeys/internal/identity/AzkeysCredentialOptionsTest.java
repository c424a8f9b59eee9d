// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.CredentialType;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.TestCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.apache.camel.Endpoint;
import org.apache.camel.util.SensitiveUtils;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong combinations of the options for an identity are rejected before any request, and the message names the option. */
class AzkeysCredentialOptionsTest extends AzkeysTestSupport {

    private static final String URI = "azkeys:batch?resourceId=" + BATCH;
    private static final TestCertificate APPLICATION = TestCertificate.create();
    private static final TestCertificate OTHER = TestCertificate.create();

    @TempDir
    Path folder;

    @BeforeEach
    void withoutIdentity() {
        configuration().setCredentialType(null);
        configuration().setClientSecret(null);
    }

    @AfterEach
    void nothingWasSent() {
        assertThat(arm.tokenRequests()).isEmpty();
        assertThat(arm.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "credentialType=CLIENT_CERTIFICATE | credentialType=CLIENT_CERTIFICATE requires certResource",
                "certResourcePassword=x | credentialType=CLIENT_CERTIFICATE requires certResource",
                "certResource=missing.pem | Option certResource: missing.pem cannot be read",
                "certResource=file:missing.pem | Option certResource: file:missing.pem cannot be read",
                "certResource=http://localhost/x.pem | Option certResource must be a path, file: or classpath:",
                "federatedTokenFile=missing | Option federatedTokenFile, or the environment variable"
                        + " AZURE_FEDERATED_TOKEN_FILE, names a file that cannot be read: missing",
                "credentialType=WORKLOAD_IDENTITY | credentialType=WORKLOAD_IDENTITY requires federatedTokenFile or"
                        + " AZURE_FEDERATED_TOKEN_FILE",
                "credentialType=CLIENT_SECRET&certResource=x | Option certResource is for"
                        + " credentialType=CLIENT_CERTIFICATE, not CLIENT_SECRET",
                "clientSecret=x&certResource=x | Option certResource is for credentialType=CLIENT_CERTIFICATE, not"
                        + " CLIENT_SECRET",
                "credentialType=AZURE_IDENTITY&managedIdentityObjectId=x | Option managedIdentityObjectId is for"
                        + " credentialType=MANAGED_IDENTITY, not AZURE_IDENTITY",
                "credentialType=CLIENT_SECRET&managedIdentityResourceId=x | Option managedIdentityResourceId is for"
                        + " credentialType=MANAGED_IDENTITY or AZURE_IDENTITY, not CLIENT_SECRET",
                "credentialType=MANAGED_IDENTITY&clientId=&managedIdentityResourceId=routes | must be an ARM id",
                "managedIdentityResourceId=x | can name the managed identity, but set are clientId,"
                        + " managedIdentityResourceId",
                "managedIdentityObjectId=x&managedIdentityResourceId=y | can name the managed identity, but set are"
                        + " clientId, managedIdentityResourceId, managedIdentityObjectId"
            })
    void wrongOptionsAreNamed(String options, String message) {
        assertRejected(options, message);
    }

    @Test
    void wrongFilesAreDescribed() throws IOException {
        Path pem = folder.resolve("application.pem");
        String key = APPLICATION.keyPem();
        String certificate = APPLICATION.certificatePem();

        assertFileRejected(pem, certificate, "has no private key, but must have one");
        assertFileRejected(pem, key + certificate + key, "has 2 private keys, but must have one");
        assertFileRejected(pem, key, "has no CERTIFICATE");
        assertFileRejected(
                pem,
                (key + certificate).replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"),
                "has an ENCRYPTED PRIVATE KEY, but must have a PRIVATE KEY");
        assertFileRejected(
                pem,
                "-----BEGIN RSA PRIVATE KEY-----\nDEK-Info: AES-128-CBC,0\n\nAAAA\n-----END RSA PRIVATE KEY-----\n"
                        + certificate,
                "has an RSA PRIVATE KEY, but must have a PRIVATE KEY");
        assertFileRejected(pem, key.replace("MII", "AAA") + certificate, "is not a PEM file with an RSA key");
        assertFileRejected(
                pem,
                key + OTHER.certificatePem() + certificate,
                "has a private key that does not belong to its first certificate");
        assertFileRejected(pem, "nothing", "is neither a PEM nor a PFX file");
        assertFileRejected(
                TestCertificate.create("-keyalg", "EC", "-groupname", "secp256r1")
                        .writePfx(folder.resolve("ec.pfx"), ""),
                "has a private key that is not an RSA key");
    }

    /** As {@code openssl pkcs12 -export -nocerts} writes it. */
    @Test
    void aPfxFileWithoutTheCertificateIsDescribed() throws IOException, GeneralSecurityException {
        Path pfx = folder.resolve("key.pfx");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("application", encrypted(APPLICATION.key()), null);
        try (OutputStream out = Files.newOutputStream(pfx)) {
            store.store(out, new char[0]);
        }

        assertFileRejected(pfx, "has no certificate for its private key");
    }

    @Test
    void wrongPasswordsAreNamed() throws IOException {
        Path pfx = APPLICATION.writePfx(folder.resolve("application.pfx"), "right");
        Path pem = APPLICATION.writePem(folder.resolve("application.pem"));

        assertRejected("certResource=" + pfx, pfx + " is a PFX file with a password. Set certResourcePassword");
        assertRejected(
                "certResourcePassword=Wr0ng&certResource=" + pfx,
                "Option certResourcePassword is not the password of certResource " + pfx);
        assertRejected(
                "certResourcePassword=right&certResource=" + pem,
                "Option certResourcePassword is for a PFX file, but certResource " + pem + " is a PEM file");
    }

    /** The option may be set to the private key by mistake, which must not be in a message. */
    @Test
    void aKeyInsteadOfAFileIsNotRepeated() {
        String pem = APPLICATION.keyPem();
        for (String key :
                List.of(pem, pem.replaceAll("-----[A-Z ]+-----|\\s", ""), "base64:" + pem.substring(40, 80))) {
            configuration().setCertResource(key);

            assertThatThrownBy(() -> ask(URI))
                    .rootCause()
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessage("Option certResource must be a path, file: or classpath:");
        }
    }

    /** The option may be set to the token by mistake, which must not be in a message. */
    @Test
    void aTokenInsteadOfAFileIsNotRepeated() {
        String encoded = "c2lnbmF0dXJl";
        for (String token : List.of("eyJ9.e30." + encoded, "Bearer eyJ9.e30." + encoded, encoded.repeat(100))) {
            configuration().setFederatedTokenFile(token);

            assertThatThrownBy(() -> ask(URI))
                    .extracting(Throwables::getStackTrace)
                    .asString()
                    .contains("Option federatedTokenFile", "must be a path, not a token")
                    .doesNotContain(encoded);
        }
    }

    @Test
    void anEndpointOfAnotherTypeInheritsOptionsThatItDoesNotUse() throws IOException {
        configuration().setCertResource("missing.pem");
        Path token = Files.writeString(folder.resolve("token"), arm.federatedToken());

        context.getEndpoint(URI + "&credentialType=CLIENT_SECRET&clientSecret=x");
        context.getEndpoint(URI + "&credentialType=WORKLOAD_IDENTITY&federatedTokenFile=" + token);
        assertRejected("credentialType=CLIENT_CERTIFICATE", "missing.pem cannot be read");
        assertRejected(
                "credentialType=CLIENT_SECRET&clientSecret=x&certResource=own.pem", "Option certResource is for");
    }

    @Test
    void identitiesAreEqualIfTheyGetTheSameTokens() throws IOException {
        Path file = APPLICATION.writePem(folder.resolve("application.pem"));
        Path pfx = APPLICATION.writePfx(folder.resolve("application.pfx"), "Pa55word");
        Identity identity = certificate(file, null);

        assertThat(identity).isEqualTo(certificate(file, null)).hasSameHashCodeAs(certificate(file, null));
        assertThat(identity).isNotEqualTo(certificate(pfx, "Pa55word"));
        String id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/";
        assertThat(managed(id + "a", null))
                .isEqualTo(managed(id + "a", null))
                .isNotEqualTo(managed(id + "b", null))
                .isNotEqualTo(managed(null, id + "a"));
        assertThat(certificate(pfx, "Pa55word").toString())
                .contains("application.pfx")
                .doesNotContain("Pa55word");
    }

    /** Camel prints the properties that it sets and URIs, without the values of names in its own list of secrets. */
    @Test
    void camelMasksThePassword() throws IOException {
        Path pfx = APPLICATION.writePfx(folder.resolve("application.pfx"), "Pa55word");
        Endpoint endpoint = context.getEndpoint(URI + "&certResourcePassword=Pa55word&certResource=" + pfx);

        assertThat(SensitiveUtils.containsSensitive("camel.component.azkeys.certResourcePassword"))
                .isTrue();
        assertThat(endpoint.toString()).contains("certResourcePassword=xxxxxx").doesNotContain("Pa55word");
    }

    private Identity certificate(Path file, String password) {
        return new Identity(
                CredentialType.CLIENT_CERTIFICATE,
                null,
                "tenant",
                "client",
                null,
                ClientCertificate.of(file.toString(), password, location -> Files.newInputStream(Path.of(location))),
                null,
                null,
                null);
    }

    private Identity managed(String resourceId, String objectId) {
        return new Identity(CredentialType.MANAGED_IDENTITY, null, null, null, null, null, resourceId, objectId, null);
    }

    private static byte[] encrypted(PrivateKey key) throws IOException, GeneralSecurityException {
        String algorithm = "PBEWithSHA1AndDESede";
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(new char[0])));
        return new EncryptedPrivateKeyInfo(cipher.getParameters(), cipher.doFinal(key.getEncoded())).getEncoded();
    }

    private void assertFileRejected(Path file, String content, String message) throws IOException {
        assertFileRejected(Files.writeString(file, content), message);
    }

    private void assertFileRejected(Path file, String message) {
        assertRejected("certResource=" + file, "Option certResource: " + file + " " + message);
    }

    private void assertRejected(String options, String message) {
        assertThatThrownBy(() -> ask(URI + "&" + options)).satisfies(failure -> {
            InvalidRequestException invalid = Causes.find(failure, InvalidRequestException.class);
            assertThat(invalid).hasMessageContaining(message);
            assertThat(invalid.getMessage()).doesNotContain("Wr0ng");
        });
    }
}
