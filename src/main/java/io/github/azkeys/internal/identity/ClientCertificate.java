// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import io.github.azkeys.InvalidRequestException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The file with the certificate and the private key of an application, as PEM or PFX. Azure Identity parses it when it
 * requests a token, logs failures and does not name the option, so the content is checked here. Equal if the file and the
 * password are equal. Immutable.
 */
public final class ClientCertificate {

    /** Opens a file. */
    @FunctionalInterface
    public interface Opener {
        InputStream open(String location) throws IOException;
    }

    private static final Pattern PEM_BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /** One letter is a drive of Windows. */
    private static final Pattern OTHER_SCHEME = Pattern.compile("(?i)(?!file:|classpath:)[a-z][a-z0-9+.-]+:.*");

    private static final int MAX_LOCATION = 1000;

    private final String location;
    private final String password;
    private final Opener opener;

    private ClientCertificate(String location, String password, Opener opener) {
        this.location = location;
        this.password = password;
        this.opener = opener;
    }

    /**
     * Returns the certificate in a file, without reading it.
     *
     * @param location a path, {@code file:} or {@code classpath:}
     * @param password of a PFX file; null if there is none
     * @throws InvalidRequestException if the location is of another kind
     */
    static ClientCertificate of(String location, String password, Opener opener) {
        if (location.length() > MAX_LOCATION
                || location.contains("-----BEGIN")
                || OTHER_SCHEME.matcher(location).lookingAt()) {
            // without the value, which could be the private key
            throw new InvalidRequestException("Option certResource must be a path, file: or classpath:");
        }
        return new ClientCertificate(location, password, opener);
    }

    /** Returns the password for Azure Identity, which ignores it for PEM. */
    String password() {
        return password == null ? "" : password;
    }

    /**
     * Reads the file.
     *
     * @throws InvalidRequestException if the file does not have one RSA key with its certificate
     */
    byte[] read() {
        byte[] content;
        try (InputStream in = opener.open(location)) {
            content = in.readAllBytes();
        } catch (IOException e) {
            throw invalid("cannot be read: " + e.getMessage());
        }
        String text = new String(content, StandardCharsets.UTF_8);
        if (text.contains("-----BEGIN")) {
            checkPem(PEM_BLOCK.matcher(text).results().toList());
        } else {
            checkPfx(content);
        }
        return content;
    }

    private void checkPem(List<MatchResult> blocks) {
        if (password != null) {
            throw new InvalidRequestException(
                    "Option certResourcePassword is for a PFX file, but certResource " + location + " is a PEM file");
        }
        List<MatchResult> keys = blocks.stream()
                .filter(block -> block.group(1).endsWith("PRIVATE KEY"))
                .toList();
        checkOneKey(keys.size());
        if (!keys.get(0).group(1).equals("PRIVATE KEY")) {
            throw invalid("has an " + keys.get(0).group(1) + ", but must have a PRIVATE KEY (PKCS 8, not encrypted), as"
                    + " openssl pkcs8 -topk8 -nocrypt writes it");
        }
        MatchResult certificate = blocks.stream()
                .filter(block -> block.group(1).equals("CERTIFICATE"))
                .findFirst()
                .orElseThrow(() -> invalid("has no CERTIFICATE"));
        try {
            byte[] key = Base64.getDecoder().decode(keys.get(0).group(2).replaceAll("[\r\n]", ""));
            checkPair(
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)),
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(certificate.group().getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw invalid("is not a PEM file with an RSA key");
        }
    }

    private void checkPfx(byte[] content) {
        char[] characters = password().toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), characters);
            List<String> keys = Collections.list(store.aliases()).stream()
                    .filter(alias -> isKey(store, alias))
                    .toList();
            checkOneKey(keys.size());
            checkPair(store.getKey(keys.get(0), characters), store.getCertificate(keys.get(0)));
        } catch (IOException | GeneralSecurityException e) {
            if (e instanceof UnrecoverableKeyException || e.getCause() instanceof UnrecoverableKeyException) {
                throw password == null
                        ? new InvalidRequestException("Option certResource " + location
                                + " is a PFX file with a password. Set certResourcePassword")
                        : new InvalidRequestException(
                                "Option certResourcePassword is not the password of certResource " + location);
            }
            throw invalid("is neither a PEM nor a PFX file");
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // only if the store is not loaded
        }
    }

    private void checkOneKey(int keys) {
        if (keys != 1) {
            throw invalid("has " + (keys == 0 ? "no private key" : keys + " private keys") + ", but must have one");
        }
    }

    private void checkPair(Key key, Certificate certificate) {
        if (!(key instanceof RSAPrivateKey privateKey)) {
            throw invalid("has a private key that is not an RSA key");
        }
        if (certificate == null) { // openssl pkcs12 -export -nocerts
            throw invalid("has no certificate for its private key");
        }
        if (!(certificate.getPublicKey() instanceof RSAPublicKey publicKey)
                || !publicKey.getModulus().equals(privateKey.getModulus())) {
            throw invalid("has a private key that does not belong to its first certificate");
        }
    }

    /** Without a cause, which a message could show instead of the option, and which could quote the key. */
    private InvalidRequestException invalid(String reason) {
        return new InvalidRequestException("Option certResource: " + location + " " + reason);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientCertificate that
                && location.equals(that.location)
                && Objects.equals(password, that.password);
    }

    @Override
    public int hashCode() {
        return Objects.hash(location, password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return location;
    }
}
