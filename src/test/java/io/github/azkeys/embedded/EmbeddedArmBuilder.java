// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import io.github.azkeys.embedded.internal.arm.Operations;
import io.github.azkeys.internal.catalog.OperationFile;
import io.github.azkeys.internal.catalog.OperationIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Builds an {@link EmbeddedArm}. Not thread-safe. */
public final class EmbeddedArmBuilder {

    private static final OperationIndex LIBRARY = new OperationIndex();

    Clock clock = Clock.systemUTC();
    private final List<OperationFile> files = new ArrayList<>();
    private Function<String, InputStream> classpath = location -> null;
    LoopbackCertificate certificate;
    Duration tokenLifetime = Duration.ofMinutes(60);
    Duration tokenRefreshIn;
    int writes = 200;
    double writesPerSecond = 10;
    boolean everyResource;
    String tenantId;
    String clientId;
    String clientSecret;
    Path arcKeyFile;

    EmbeddedArmBuilder() {}

    /**
     * Sets the clock for the expiry of tokens and the token buckets. The default is the system clock.
     */
    public EmbeddedArmBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Adds the operations of an application, which are the files {@code META-INF/azkeys/operations/<name>.json} on its
     * classpath. The service supports such an operation after a resource for it was {@linkplain EmbeddedArm#add added}.
     *
     * @param application opens a resource on the classpath of the application, such as
     *     {@code getClass().getClassLoader()::getResourceAsStream}; returns null if the resource does not exist
     */
    public EmbeddedArmBuilder operations(Function<String, InputStream> application) {
        this.classpath = Objects.requireNonNull(application, "application");
        return this;
    }

    /**
     * Adds an operation of an application.
     *
     * @param file the operation file, named {@code <name>.json}; it needs a {@code sample} only if its body is a class
     * @throws IOException if the file cannot be read
     */
    public EmbeddedArmBuilder operationFile(Path file) throws IOException {
        files.add(new OperationFile(file.toUri().toString(), Files.readAllBytes(file)));
        return this;
    }

    Operations operations() {
        return new Operations(LIBRARY, new OperationIndex(classpath, body -> true, files));
    }

    /**
     * Sets the certificate. By default {@link #start} creates one, which takes about half a second; share one between
     * tests to save this time.
     */
    public EmbeddedArmBuilder certificate(LoopbackCertificate certificate) {
        this.certificate = Objects.requireNonNull(certificate, "certificate");
        return this;
    }

    /**
     * Sets the lifetime of tokens. The default is one hour.
     *
     * @throws IllegalArgumentException if it is not greater than 0
     */
    public EmbeddedArmBuilder tokenLifetime(Duration lifetime) {
        if (lifetime.isNegative() || lifetime.isZero()) {
            throw new IllegalArgumentException("The token lifetime must be greater than 0, but is " + lifetime);
        }
        this.tokenLifetime = lifetime;
        return this;
    }

    /**
     * Sets the time after which a client refreshes a token, which is {@code refresh_in} in the response. By default the
     * response does not contain it.
     */
    public EmbeddedArmBuilder tokenRefreshIn(Duration refreshIn) {
        this.tokenRefreshIn = Objects.requireNonNull(refreshIn, "refreshIn");
        return this;
    }

    /**
     * Sets the size of the token bucket that each subscription and principal has for write calls. A call that finds the
     * bucket empty gets status 429. The default is that of ARM: 200 calls and 10 per second.
     *
     * @param size the number of calls in a full bucket, 0 or greater
     * @param perSecond the number of calls added per second, greater than 0
     * @throws IllegalArgumentException if one of them is out of range
     */
    public EmbeddedArmBuilder writes(int size, double perSecond) {
        if (size < 0 || !(perSecond > 0)) {
            throw new IllegalArgumentException(
                    "The size must be 0 or greater and the rate greater than 0, but they are " + size + " and "
                            + perSecond);
        }
        this.writes = size;
        this.writesPerSecond = perSecond;
        return this;
    }

    /**
     * Makes the service add each resource that is requested, unless it was {@linkplain EmbeddedArm#remove removed}. By
     * default the service has the documented resources and those that were {@linkplain EmbeddedArm#add added}.
     */
    public EmbeddedArmBuilder everyResource() {
        this.everyResource = true;
        return this;
    }

    /**
     * Registers the application with these values, for clients whose configuration is fixed before the service starts. By
     * default they are random.
     */
    public EmbeddedArmBuilder application(String tenantId, String clientId, String clientSecret) {
        this.tenantId = Objects.requireNonNull(tenantId, "tenantId");
        this.clientId = Objects.requireNonNull(clientId, "clientId");
        this.clientSecret = Objects.requireNonNull(clientSecret, "clientSecret");
        return this;
    }

    /**
     * Makes the service issue tokens by the protocol of Azure Arc: a client must send the content of a file that only
     * administrators can read. The service creates the file for the first token request and does not delete it.
     *
     * @param file does not exist yet; clients of Microsoft accept only {@code /var/opt/azcmagent/tokens/<name>.key} on Linux
     */
    public EmbeddedArmBuilder arcKeyFile(Path file) {
        this.arcKeyFile = Objects.requireNonNull(file, "file");
        return this;
    }

    /** Starts the service. {@link EmbeddedArm#close()} stops it. */
    public EmbeddedArm start() {
        if (certificate == null) {
            certificate = LoopbackCertificate.create();
        }
        return new EmbeddedArm(this);
    }
}
