package io.github.azkeys.embedded;

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

/** Settings of an {@link EmbeddedArm} that hold from its start to its end. For one thread. */
public final class EmbeddedArmBuilder {

    Clock clock = Clock.systemUTC();
    private final List<OperationFile> files = new ArrayList<>();
    private Function<String, InputStream> classpath = location -> null;
    LoopbackCertificate certificate;
    Duration tokenLifetime = Duration.ofMinutes(60);
    Duration tokenRefreshIn;
    int writes = 200;
    double writesPerSecond = 10;
    boolean everyResource;

    EmbeddedArmBuilder() {}

    /** The clock by which tokens expire and the token bucket fills; the system's unless told. */
    public EmbeddedArmBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Adds the operations of an application.
     *
     * @param application opens a resource on the class path of the application, such as
     *     {@code ClassLoader::getResourceAsStream}; returns null if the resource does not exist
     */
    public EmbeddedArmBuilder operations(Function<String, InputStream> application) {
        this.classpath = Objects.requireNonNull(application, "application");
        return this;
    }

    /**
     * Adds an operation of an application.
     *
     * @throws IOException if the file cannot be read
     */
    public EmbeddedArmBuilder operationFile(Path file) throws IOException {
        files.add(new OperationFile(file.toUri().toString(), Files.readAllBytes(file)));
        return this;
    }

    OperationIndex catalog() {
        return new OperationIndex(classpath, body -> true, files);
    }

    /** A certificate to share among several services, since each new one takes half a second. */
    public EmbeddedArmBuilder certificate(LoopbackCertificate certificate) {
        this.certificate = Objects.requireNonNull(certificate, "certificate");
        return this;
    }

    /** How long a token lasts; an hour unless told. */
    public EmbeddedArmBuilder tokenLifetime(Duration lifetime) {
        if (lifetime.isNegative() || lifetime.isZero()) {
            throw new IllegalArgumentException("A token has to last for some time, not " + lifetime);
        }
        this.tokenLifetime = lifetime;
        return this;
    }

    /** When a client is asked to fetch the next token, {@code refresh_in}; not said unless told. */
    public EmbeddedArmBuilder tokenRefreshIn(Duration refreshIn) {
        this.tokenRefreshIn = Objects.requireNonNull(refreshIn, "refreshIn");
        return this;
    }

    /**
     * The token bucket of each subscription and principal; as ARM's, 200 calls and 10 a second, unless told.
     *
     * @param size how many calls a full bucket holds
     * @param perSecond how many flow back a second
     */
    public EmbeddedArmBuilder writes(int size, double perSecond) {
        if (size < 0 || !(perSecond > 0)) {
            throw new IllegalArgumentException("No bucket holds " + size + " calls and " + perSecond + " a second");
        }
        this.writes = size;
        this.writesPerSecond = perSecond;
        return this;
    }

    /**
     * Each resource that is asked for is there from then on, as if {@linkplain EmbeddedArm#add added}, unless it was
     * {@linkplain EmbeddedArm#remove removed}. Else the service knows those that were added and the documented ones.
     */
    public EmbeddedArmBuilder everyResource() {
        this.everyResource = true;
        return this;
    }

    /** Starts the service; {@link EmbeddedArm#close()} ends it. */
    public EmbeddedArm start() {
        if (certificate == null) {
            certificate = LoopbackCertificate.create();
        }
        return new EmbeddedArm(this);
    }
}
